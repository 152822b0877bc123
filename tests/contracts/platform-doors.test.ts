import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BotEventType } from '#domain/bot.ts';
import { type BotKind, bots } from '../../server/bots/index.ts';
import { respelled, spellings } from '../helpers/respelled.ts';

/** What a platform sends through another door than its webhooks', with words of our own: its adapter takes it as it takes those. */
interface Sent {
  name: string;
  kind: BotKind;
  type: BotEventType;
  payload: unknown;
  says: string[];
  more: object;
}

const sent = readFileSync(join(import.meta.dirname, '../fixtures/exports.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Sent)
  .filter(({ kind }) => kind !== undefined);

const read = (kind: BotKind, payload: unknown) =>
  bots[kind].read(new TextEncoder().encode(typeof payload === 'string' ? payload : JSON.stringify(payload)));
const saidIn = ({ conversation }: ReturnType<typeof read>) =>
  conversation.messages.map(({ author, text, attachments }) => [`${author[0]} ${text}`, ...attachments.map(({ name }) => name)].join(' +'));

describe('platforms: what they send through other doors', () => {
  it.each(sent)('$name', ({ kind, type, payload, says, more }) => {
    const event = read(kind, payload);
    expect([event.type, saidIn(event)]).toEqual([type, says]);
    expect(event.conversation).toMatchObject(more);
    if (typeof payload === 'string') return;
    for (const spell of spellings) expect(saidIn(read(kind, respelled(payload, spell)))).toEqual(says);
  });

  it('what a builder adds to it is kept beside it', () => {
    for (const { kind, name, payload } of sent.filter(({ payload }) => typeof payload === 'object' && !Array.isArray(payload))) {
      if (/socket|dashboard|list of messages|answered with/.test(name)) continue;
      const { report } = read(kind, { ...(payload as object), basket_total: 41.5 }).conversation;
      expect([name, report.diagnostics.basket_total]).toEqual([name, 41.5]);
    }
  });
});
