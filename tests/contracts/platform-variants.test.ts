import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BotEventType } from '#domain/bot.ts';
import { AppError } from '#domain/errors.ts';
import { type BotKind, bots } from '../../server/bots/index.ts';
import { pathsOf, replaced } from '../helpers/json-paths.ts';
import { respelled, spellings } from '../helpers/respelled.ts';

/** A payload in the shape that one version, channel or API of a platform gives it, with words of our own, and what it says. */
interface Variant {
  kind: BotKind;
  name: string;
  /** Text is the body of a form. */
  payload: unknown;
  type: BotEventType;
  id: string;
  /** The first letter of the author and the text of each message, with a plus for each file. */
  says: string[];
  /** What else the conversation holds. */
  more?: object;
}

const variants = readFileSync(join(import.meta.dirname, '../fixtures/bots/variants.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Variant);

const read = (kind: BotKind, payload: unknown) =>
  bots[kind].read(new TextEncoder().encode(typeof payload === 'string' ? payload : JSON.stringify(payload)));

describe('platforms: what else they send, by version, channel and API', () => {
  it.each(variants)('$kind: $name', ({ kind, payload, type, id, says, more }) => {
    const { conversation, type: read_as } = read(kind, payload);
    expect([read_as, conversation.id]).toEqual([type, id]);
    expect(conversation.messages.map(({ author, text, attachments }) => `${author[0]} ${text}${'+'.repeat(attachments.length)}`)).toEqual(
      says,
    );
    expect(conversation).toMatchObject(more ?? {});
  });

  it.each(variants.filter(({ payload }) => typeof payload !== 'string'))(
    '$kind: $name says the same with its keys spelled in another way',
    ({ kind, payload }) => {
      const said = (one: unknown) => {
        const { type, conversation } = read(kind, one);
        return { type, id: conversation.id, says: conversation.messages.map(({ author, text }) => [author, text]) };
      };
      for (const spell of spellings) expect(said(respelled(payload, spell))).toEqual(said(payload));
    },
  );

  it('are read, or refused in a sentence, whatever field is missing, null, new or of another kind', () => {
    const places = variants.flatMap((variant) =>
      typeof variant.payload === 'string' ? [] : pathsOf(variant.payload).map((path) => ({ variant, path })),
    );
    const other = fc.oneof(fc.constant(undefined), fc.constant(null), fc.jsonValue());
    fc.assert(
      fc.property(fc.constantFrom(...places), other, ({ variant, path }, value) => {
        try {
          const { messages } = read(variant.kind, replaced(variant.payload, path, value)).conversation;
          for (const { id, text, attachments } of messages) {
            expect([typeof id, typeof text]).toEqual(['string', 'string']);
            for (const { name, url } of attachments)
              expect([typeof name, url === null || typeof url === 'string']).toEqual(['string', true]);
          }
          expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          expect(error.code).toBe('bad_payload');
        }
      }),
      { numRuns: 4_000 },
    );
  }, 240_000);

  it('of every platform are some', () => {
    const kinds = new Set(variants.map(({ kind }) => kind));
    expect([...kinds].length).toBeGreaterThanOrEqual(11);
  });
});
