import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { postDelivery } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { ticketCreated } from '../../server/simulator/ticket-created.ts';
import { countTickets } from '../chaos/count-tickets.ts';
import { freshSchema } from '../helpers/postgres-schema.ts';
import { oneHouse } from './house.ts';

const keep = resolve(import.meta.dirname, '../../server/keep.ts');

describe('story: a database is copied, put back, and outgrown', () => {
  const house = oneHouse();
  let schema: Awaited<ReturnType<typeof freshSchema>>;
  beforeAll(async () => {
    schema = await freshSchema(inject('postgres'));
  });
  afterAll(() => schema?.drop());
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [keep, ...args], { env: { ...process.env, BATON_DATA: house().folder } });
  const post = (id: string) => postDelivery(house().server.url, 'shop-bot', house().secret, id, samplePayload(id, Date.now()));
  const tickets = () => countTickets(house().simulator.account);
  async function until(count: number): Promise<void> {
    while (tickets().size < count) await ticketCreated(house().simulator);
  }

  it('copied under way, put back after the ticket was made: no second ticket', async () => {
    const { server, simulator, folder } = house();
    const copy = join(folder, 'copy.sqlite');
    const hang = { match: { method: 'POST', path: /tickets$/ }, times: 1, fault: { kind: 'hang' } } as const;
    simulator.faults.script([hang]);
    const asked = simulator.account.nextRequest('POST', /\/tickets$/);
    await post('copied');
    await asked;
    await run('backup', copy);
    await expect(run('restore', copy), 'while the server runs').rejects.toThrow(/locked/);
    await until(1);
    await server.stop();
    await run('restore', copy);
    await server.start();
    const marker = post('marker');
    await marker;
    await until(2);
    expect(Object.fromEntries(tickets())).toEqual({ copied: 1, marker: 1 });
  });

  it('moved to PostgreSQL with work in it: the work goes on there', async () => {
    const { server, simulator, folder } = house();
    simulator.faults.script([{ match: { method: 'POST', path: /tickets$/ }, times: 100, fault: { kind: 'status', status: 503 } }]);
    for (const id of ['waiting-1', 'waiting-2']) expect((await post(id)).status).toBe(202);
    const start = performance.now();
    await server.stop();
    // It gives its work ten seconds; who would have to kill it waits for thirty.
    expect(performance.now() - start, 'it stops in good time').toBeLessThan(30_000);
    const { stdout, stderr } = await run('move', '--to', schema.url);
    expect(JSON.parse(stdout).moved).toMatchObject({ deliveries: 4, conversations: expect.any(Number) });
    expect(stderr).toMatch(/█ deliveries: 4 of 4/);
    expect(existsSync(join(folder, 'baton.sqlite')), 'nobody starts on it by mistake').toBe(false);

    simulator.faults.script([]);
    await server.start({ DATABASE_URL: schema.url });
    await until(4);
    expect([...tickets().values()]).toEqual([1, 1, 1, 1]);
    const again = await postDelivery(server.url, 'shop-bot', house().secret, 'copied', samplePayload('copied', Date.now()));
    expect(again.status, 'a redelivery is known there, too').toBe(202);
  });
});
