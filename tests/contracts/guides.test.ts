import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import type { Notice } from '#domain/way-back.ts';
import { botEntry } from '../../server/bot-entry.ts';
import { callback } from '../../server/bots/back/callback.ts';
import { hasWayBack } from '../../server/bots/back/index.ts';
import { botKinds } from '../../server/bots/index.ts';
import { callbackSecret } from '../fakes/callback.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { thisMachine } from '../helpers/this-machine.ts';

const folder = resolve(import.meta.dirname, '../../server/bots/guides');
const guide = (name: string) => readFileSync(join(folder, name), 'utf8');
const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map((one) => one[1]!);
const wayBack = guide('way-back.md');

describe('guides', () => {
  it.each(botKinds)('%s: every configuration in it is one that the server takes, and there is a way back', (kind) => {
    const text = guide(`${kind.replaceAll('_', '-')}.md`);
    const entries = blocks(text, 'json').flatMap((block) => Object.values((JSON.parse(block) as { bots: Record<string, unknown> }).bots));
    expect(entries.length).toBeGreaterThanOrEqual(2);
    for (const entry of entries) expect(botEntry.safeParse(entry).error?.issues ?? []).toEqual([]);
    const ways = entries.map((entry) => botEntry.parse(entry));
    expect(ways.some(({ back }) => back !== undefined)).toBe(hasWayBack(kind));
    expect(ways.some((way) => way.back !== undefined || way.callback !== undefined)).toBe(true);
  });

  it('shows ways back in the server’s README that the server takes', () => {
    const readme = readFileSync(resolve(folder, '../../README.md'), 'utf8');
    const shown = blocks(readme.slice(readme.indexOf('## The way back')), 'json')[0]!;
    for (const entry of Object.values(JSON.parse(shown) as object)) expect(botEntry.safeParse(entry).error?.issues ?? []).toEqual([]);
  });

  it('has a guide for each kind, and one for the way back', () => {
    expect(readdirSync(folder).sort()).toEqual([...botKinds.map((kind) => `${kind.replaceAll('_', '-')}.md`), 'way-back.md'].sort());
  });

  it('says of platforms that tell one turn at a time that a transcript can be one-sided', () => {
    for (const kind of ['dialogflow-cx', 'dialogflow-es', 'amazon-lex', 'twilio']) expect(guide(`${kind}.md`)).toMatch(/one-sided/);
  });

  it('shows the callback as it is, and a check of it that works', async () => {
    const shown = JSON.parse(blocks(wayBack, 'json')[1]!);
    const notice: Notice = {
      kind: 'handoff_accepted',
      at: shown.timestamp,
      conversation: 'c-1',
      requester: 'r-1',
      handoffId: shown.data.handoff.id,
      ticketId: shown.data.handoff.ticket,
      text: shown.data.messages[0].text,
    };
    const [call] = callback({ url: 'https://bot.example/baton', secret: callbackSecret }, Date.now, thisMachine).calls(notice);
    expect(JSON.parse(call!.body)).toEqual(shown);

    const file = join(temporaryFolder(), 'verified.mjs');
    writeFileSync(file, blocks(wayBack, 'js')[0]!);
    const { verified } = (await import(file)) as { verified(headers: object, body: string, secret: string): unknown };
    const at = new Date();
    const headers = {
      'webhook-id': 'id-1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(callbackSecret).sign('id-1', at, call!.body),
    };
    expect(verified(headers, call!.body, callbackSecret)).toEqual(shown);
    expect(verified(headers, `${call!.body} `, callbackSecret)).toBeNull();
    const old = createHmac('sha256', Buffer.from(callbackSecret.slice(6), 'base64'))
      .update(`id-1.1.${call!.body}`)
      .digest('base64');
    expect(verified({ ...headers, 'webhook-timestamp': '1', 'webhook-signature': `v1,${old}` }, call!.body, callbackSecret)).toBeNull();
  });

  it('names every event of the callback', () => {
    for (const type of ['handoff.accepted', 'message.created', 'handoff.completed', 'handoff.handed_back', 'handoff.failed'])
      expect(wayBack).toContain(`| \`${type}\` |`);
  });
});
