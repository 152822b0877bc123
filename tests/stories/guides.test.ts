import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import axios from 'axios';
import { describe, expect, it } from 'vitest';
import { type BotKind, botKinds } from '../../server/simulator/bot-names.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { platformSamples } from '../../server/simulator/samples/index.ts';
import type { Simulator } from '../../server/simulator/simulator.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { oneHouse } from './house.ts';

const guides = resolve(import.meta.dirname, '../../server/bots/guides');
const fixture = (name: string) => readFileSync(resolve(import.meta.dirname, '../fixtures/bots', name), 'utf8');
const others: Partial<Record<BotKind, string>> = {
  baton: JSON.stringify(samplePayload('guide', Date.parse('2026-05-04T12:00:00Z'))),
  copilot_studio: fixture('copilot-studio-handoff.json'),
  custom_gpt: fixture('custom-gpt-conversation.json'),
};
const bodiesOf = (kind: BotKind): string[] =>
  kind in platformSamples
    ? platformSamples[kind as keyof typeof platformSamples].map(({ payload }) => JSON.stringify(payload))
    : [others[kind] ?? ''];
const block = (kind: BotKind, language: string) =>
  new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readFileSync(join(guides, `${kind.replaceAll('_', '-')}.md`), 'utf8'))?.[1] ??
  '';
const has = (program: string) => spawnSync(program, ['--version']).status === 0;

/** Resolves with the next such ticket: some platforms have several samples that hand over. */
function ticketTagged({ account }: Simulator, tag: string): Promise<number> {
  return new Promise((resolve) => {
    const stop = account.onTicketEvent(({ type, ticket }) => {
      if (type !== 'created' || !ticket.tags.includes(tag)) return;
      stop();
      resolve(ticket.id);
    });
  });
}

describe('story: a first webhook of every platform, by the code in its guide', () => {
  const house = oneHouse();

  it.each(botKinds)('%s: Node posts it, and a handoff becomes a ticket', async (kind) => {
    const { server, secretOf, nameOf, simulator } = house();
    const file = join(temporaryFolder(), 'post.mjs');
    writeFileSync(file, block(kind, 'js'));
    const { post } = (await import(file)) as { post(address: string, secret: string, body: string): Promise<Response> };
    const tag = `baton_bot_${nameOf(kind)}`;
    const created = ticketTagged(simulator, tag);
    for (const body of bodiesOf(kind)) {
      const answer = await post(`${server.url}/webhooks/${nameOf(kind)}`, secretOf(kind), body);
      expect([await answer.json(), answer.status]).toMatchObject([{ delivery: expect.any(String) }, 202]);
    }
    expect(simulator.account.tickets.get(await created)?.tags).toContain(tag);
  });

  it.each(botKinds)('%s: the shell and Python post it, where they are at hand', async (kind) => {
    const { server, secretOf, nameOf } = house();
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'payload.json'), bodiesOf(kind)[0] ?? '');
    const env = { ...process.env, BATON_WEBHOOK: `${server.url}/webhooks/${nameOf(kind)}`, BOT_SECRET: secretOf(kind) };
    const runs = [
      { needs: ['curl', 'openssl', 'uuidgen', 'bash'], run: ['bash', '-c', block(kind, 'bash')] },
      { needs: ['python3'], run: ['python3', '-c', block(kind, 'python')] },
    ];
    for (const { run } of runs.filter(({ needs }) => needs.every(has))) {
      const { stdout, stderr } = spawnSync(run[0] as string, run.slice(1), { cwd: folder, env, encoding: 'utf8' });
      expect([stderr, stdout]).toEqual([expect.anything(), expect.stringContaining('"delivery"')]);
    }
  });

  it('refuses what is unsigned, and says by which header it could be', async () => {
    const { server, nameOf } = house();
    for (const kind of botKinds) {
      const { status, data } = await axios.post(`${server.url}/webhooks/${nameOf(kind)}`, '{}', { validateStatus: () => true });
      expect([kind, status, String(JSON.stringify(data)).length > 40]).toEqual([kind, 401, true]);
    }
  });
});
