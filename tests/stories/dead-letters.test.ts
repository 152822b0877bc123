import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { postDelivery } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { ticketCreated } from '../../server/simulator/ticket-created.ts';
import { oneHouse } from './house.ts';

const root = resolve(import.meta.dirname, '../..');

describe('story: dead letters at the command line', () => {
  const house = oneHouse();
  /** Beside the running server, with its environment. */
  async function run(...args: string[]) {
    const env = { ...process.env, BATON_CONFIG: join(house().folder, 'config.json'), BATON_PORT: new URL(house().server.url).port };
    const child = spawn(process.execPath, [join(root, 'server/dead-letters.ts'), ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, complaint] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      complaint += chunk;
    });
    const [status] = await once(child, 'close');
    return {
      status,
      complaint,
      lines: out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    };
  }

  it('are listed, shown and replayed; the ticket comes', async () => {
    const { server, simulator, secret } = house();
    simulator.faults.script([{ match: { method: 'POST', path: /tickets$/ }, times: 1, fault: { kind: 'status', status: 403 } }]);
    await postDelivery(server.url, 'shop-bot', secret, 'd-1', samplePayload('refused', Date.now()));
    let letters: { job: string }[] = [];
    while (letters.length === 0) letters = (await run('list')).lines;
    expect(letters).toEqual([expect.objectContaining({ task: 'create_ticket', reason: expect.stringContaining('403') })]);
    expect((await run('show', letters[0]!.job)).lines[0]).toMatchObject({ job: letters[0]!.job, history: [] });

    const created = ticketCreated(simulator);
    expect((await run('replay', '--all')).lines).toEqual([{ job: letters[0]!.job, result: 'replayed' }]);
    await created;
    expect(await run('show', letters[0]!.job)).toMatchObject({ status: 1, complaint: expect.stringContaining('No dead letter') });
  });

  it('says how it is used', async () => {
    expect(await run('discard', 'x')).toMatchObject({ status: 1, complaint: expect.stringContaining('--reason') });
  });
});
