import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, launch } from '../../server/simulator/launch.ts';
import { patchedEnv } from '../chaos/patch.ts';
import { shortLeases } from '../chaos/points.ts';
import { type PostgresServer, startPostgres } from '../helpers/postgres-server.ts';
import { deliver, expectToComeAgain, oneTicketEach, startedAt, statusOf } from './storage-gone.ts';

const names = Array.from({ length: 40 }, (_, index) => `c-${index}`);

describe('story: PostgreSQL is gone under load', () => {
  let [house, postgres]: [House?, PostgresServer?] = [];
  const folder = mkdtempSync(join(tmpdir(), 'baton-story-'));
  beforeAll(async () => {
    postgres = await startPostgres({ isOwn: true });
    house = await launch({ folder, env: { DATABASE_URL: postgres.url, ...patchedEnv(shortLeases) } });
  });
  afterAll(async () => {
    await house?.close();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('bots are asked to come again, nothing that was taken in is lost or done twice, and it goes on by itself', {
    timeout: 240_000,
  }, async () => {
    const start = await startedAt(house!);
    const refusals: Response[] = [];
    const { promise: refused, resolve: seen } = Promise.withResolvers<void>();
    const taken = names.map(async (name, index) => {
      await pause(index * 25);
      await deliver(house!, name, (answer) => {
        refusals.push(answer);
        seen();
      });
    });
    await Promise.race(taken);
    await postgres!.crash();
    await refused;
    expect(await statusOf(house!, '/healthz')).toBe(200);
    while ((await statusOf(house!, '/readyz')) !== 503) await pause(200);

    await postgres!.start();
    await Promise.all(taken);
    expectToComeAgain(refusals);
    await oneTicketEach(house!, names);
    while ((await statusOf(house!, '/readyz')) !== 200) await pause(200);
    expect(await startedAt(house!), 'the same process').toBe(start);
  });

  it('a table that somebody has locked: bots are asked to come again before they give up, and all goes on once it is free', {
    timeout: 240_000,
  }, async () => {
    const admin = new pg.Client({ connectionString: postgres!.url });
    await admin.connect();
    await admin.query('begin');
    await admin.query('lock table deliveries, jobs in access exclusive mode');
    const refusals: Response[] = [];
    const { promise: refused, resolve: seen } = Promise.withResolvers<void>();
    const taken = deliver(house!, 'locked-out', (answer) => {
      refusals.push(answer);
      seen();
    });
    await refused;
    await admin.query('rollback');
    await admin.end();
    await taken;
    expectToComeAgain(refusals);
    await oneTicketEach(house!, [...names, 'locked-out']);
  });
});
