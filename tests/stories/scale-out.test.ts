import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axios from 'axios';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type House, launch } from '../../server/simulator/launch.ts';
import { postDelivery } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import type { ServerProcess } from '../../server/simulator/server-process.ts';
import { ticketCreated } from '../../server/simulator/ticket-created.ts';
import { countTickets } from '../chaos/count-tickets.ts';
import { patchedEnv } from '../chaos/patch.ts';
import { shortLeases } from '../chaos/points.ts';
import { callbackReceiver } from '../fakes/callback.ts';
import { startFake } from '../fakes/platform-server.ts';
import { freshSchema } from '../helpers/postgres-schema.ts';
import { toldLink } from '../helpers/status-link.ts';
import { metricOf } from './storage-gone.ts';

const now = Date.now();

describe('story: several processes on one PostgreSQL', () => {
  let house: House;
  let schema: Awaited<ReturnType<typeof freshSchema>>;
  const folder = mkdtempSync(join(tmpdir(), 'baton-story-'));
  beforeAll(async () => {
    schema = await freshSchema(inject('postgres'));
    house = await launch({ folder, env: { DATABASE_URL: schema.url, BATON_ROLE: 'web' } });
    await house.another({ BATON_ROLE: 'worker' });
  });
  afterAll(async () => {
    await house?.close();
    await schema?.drop();
    rmSync(folder, { recursive: true, force: true });
  });
  const post = (id: string, conversation: string, url = house.server.url) =>
    postDelivery(url, 'shop-bot', house.secret, id, samplePayload(conversation, now));
  const tickets = () => countTickets(house.simulator.account);
  async function until(count: number): Promise<void> {
    while (tickets().size < count) await ticketCreated(house.simulator);
  }

  it('one takes in, the other does the work, and hears of it at once', async () => {
    const took: number[] = [];
    for (const name of ['across-1', 'across-2', 'across-3', 'across-4']) {
      const created = ticketCreated(house.simulator);
      const start = performance.now();
      expect((await post(name, name)).status).toBe(202);
      await created;
      took.push(performance.now() - start);
      expect(tickets().get(name)).toBe(1);
    }
    // The one that works has just looked: without the word it would look again after five seconds, each time.
    expect(Math.min(...took.slice(1))).toBeLessThan(4_000);
  });

  it('answers a redelivery the same, whichever process it comes to', async () => {
    const [both, before] = [await house.another(), tickets().size];
    const first = await post('s-2', 'twice');
    const again = await post('s-2', 'twice', both.url);
    expect(again).toEqual(first);
    await until(before + 1);
    await both.stop();
  });

  // What the dead one had in hand is free again half a minute later.
  it('shares the work without doing any of it twice, also when one of them dies', { timeout: 240_000 }, async () => {
    const [third, before] = [await house.another({ BATON_ROLE: 'worker' }), tickets().size];
    const names = Array.from({ length: 40 }, (_, index) => `shared-${index}`);
    const answers = await Promise.all(names.map((name) => post(name, name)));
    expect(answers.every(({ status }) => status === 202)).toBe(true);
    await third.kill();
    await until(before + names.length);
    expect([...tickets().values()].every((count) => count === 1)).toBe(true);
  });
});

describe('story: a process is put to sleep with a job in hand', () => {
  let house: House;
  let schema: Awaited<ReturnType<typeof freshSchema>>;
  const folder = mkdtempSync(join(tmpdir(), 'baton-story-'));
  beforeAll(async () => {
    schema = await freshSchema(inject('postgres'));
    house = await launch({ folder, env: { DATABASE_URL: schema.url, ...patchedEnv(shortLeases) } });
  });
  afterAll(async () => {
    house?.server.wake();
    await house?.close();
    await schema?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('another one does it, and when the first awakes its word does not count: one ticket', async () => {
    const { server, simulator, secret } = house;
    // Asked for, and made after that: the answer comes to one that sleeps.
    simulator.faults.script([{ match: { method: 'POST', path: '^/api/v2/tickets$' }, times: 1, fault: { kind: 'slow', ms: 5_000 } }]);
    const asked = simulator.account.nextRequest('POST', /\/tickets$/);
    expect((await postDelivery(server.url, 'shop-bot', secret, 'asleep', samplePayload('asleep', now))).status).toBe(202);
    await asked;
    server.freeze();

    // Agents are told only once the ticket is written down as this handoff's own.
    const told = simulator.account.nextRequest('POST', /\/notify/);
    const second = await house.another();
    await told;
    server.wake();
    const attempts = (at: ServerProcess, result: string) =>
      metricOf({ ...house, server: at }, `baton_job_attempts_total{task="create_ticket",result="${result}"}`);
    await expect.poll(() => attempts(server, 'lost')).toBe('1');
    await expect.poll(() => attempts(second, 'done')).toBe('1');
    expect(countTickets(simulator.account)).toEqual(new Map([['asleep', 1]]));
  }, 180_000);
});

describe('story: two servers, each doing everything, and one database', () => {
  let house: House;
  let schema: Awaited<ReturnType<typeof freshSchema>>;
  const folder = mkdtempSync(join(tmpdir(), 'baton-story-'));
  let bot: Awaited<ReturnType<typeof startFake>>;
  beforeAll(async () => {
    bot = await startFake(callbackReceiver);
    schema = await freshSchema(inject('postgres'));
    house = await launch({
      folder,
      env: { DATABASE_URL: schema.url },
      bots: { baton: { callback: callbackReceiver.settings(bot.url) } },
    });
  });
  afterAll(async () => {
    await house?.close();
    await schema?.drop();
    await bot?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('a page that is open at one is told what the other did', async () => {
    const second = await house.another();
    const link = await toldLink(house, bot, 'across-pages');
    const here = link.replace(house.server.url, second.url);
    const live = (await (await fetch(here)).text()).match(/data-live="[^"/]+([^"]+)"/)![1];
    const [events] = (await once(get(here + live), 'response')) as [IncomingMessage];
    let told = '';
    const changed = new Promise<void>((resolve) => {
      events.on('data', (chunk: Buffer) => {
        told += chunk.toString();
        if (told.includes('event: changed')) resolve();
      });
    });
    await once(events, 'data');
    await axios.post(`${link}?do=say`, new URLSearchParams({ kind: 'added', text: 'It was order 88231.' }), {
      validateStatus: () => true,
      maxRedirects: 0,
    });
    await changed;
    expect(await (await fetch(here)).text()).toContain('It was order 88231.');
    events.destroy();
  });
});
