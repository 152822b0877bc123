import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { signOperator } from '../../server/http/operator-token.ts';
import { launch } from '../../server/simulator/launch.ts';
import { postSigned } from '../../server/simulator/post.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const root = join(import.meta.dirname, '../..');
const script = join(root, 'server/backtest.ts');

async function run(args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { out, err, code };
}

describe('story: draft rules are tried on what was said before', () => {
  it('tells who would be handed off, while the server runs, and names what is wrong with a draft', async () => {
    const folder = temporaryFolder();
    const house = await launch({ folder });
    onTestFinished(() => house.close());
    const say = (id: string, texts: string[]) =>
      postSigned(`${house.server.url}/v1/decisions?bot=shop-bot`, house.secret, id, {
        type: 'message.created',
        data: {
          conversation: { id, channel: 'chat' },
          messages: texts.map((said, place) => ({ id: `${id}-${place}`, author: 'requester', text: said })),
        },
      });
    await say('calm', ['where is my parcel?']);
    await say('asks', ['I want to talk to a human']);

    const draft = join(folder, 'draft.json');
    const says = { kind: 'text', author: 'requester', within: 3, matches: '(?i)parcel' };
    writeFileSync(draft, JSON.stringify([{ id: 'parcels', conditions: says, actions: [{ kind: 'decide', decision: 'handoff' }] }]));
    const env = { BATON_CONFIG: join(folder, 'config.json'), BATON_DATA: folder };
    const { out, err, code } = await run(['--rules', draft], env);
    expect(code, err).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      conversations: 2,
      draft: { handed_off: 1, by_rule: { parcels: 1 } },
      current: { handed_off: 1, by_rule: { 'customer-asks': 1 } },
      changes: { newly: 1, no_longer: 1, same: 0 },
    });
    expect(err).toContain('2 of 2 conversations');
    expect(JSON.parse((await run(['--rules', draft, '--since', '2999-01-01'], env)).out)).toMatchObject({ conversations: 0 });

    const cases = join(folder, 'cases.jsonl');
    await run(['--rules', draft, '--cases', cases], env);
    const told = readFileSync(cases, 'utf8').trim().split('\n');
    expect(told.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ bot: 'shop-bot', conversation: 'calm', change: 'newly', current: null, needed: null }),
      expect.objectContaining({ conversation: 'asks', change: 'no_longer', draft: null }),
    ]);
    expect(JSON.parse(told[0]!).draft).toMatchObject({ turn: 0, rule: 'parcels', messages: 1, at: expect.stringMatching(/^\d{4}-.*Z$/) });

    // What the desk has saved meanwhile is what is in force.
    const { panel_signing } = JSON.parse(readFileSync(env.BATON_CONFIG, 'utf8'));
    const headers = { authorization: `Bearer ${await signOperator(panel_signing, 'ann')}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ value: JSON.parse(readFileSync(draft, 'utf8')), based_on: 0 });
    const saved = await fetch(`${house.server.url}/v1/desk/settings/rules`, { method: 'PUT', headers, body });
    expect(saved.status).toBe(200);
    expect(JSON.parse((await run(['--rules', draft], env)).out)).toMatchObject({ changes: { same: 2, newly: 0, no_longer: 0 } });

    writeFileSync(draft, '[{"id":"x"}]');
    expect(await run(['--rules', draft], env)).toMatchObject({ code: 1, err: expect.stringContaining('rules.0.conditions') });
  });
});
