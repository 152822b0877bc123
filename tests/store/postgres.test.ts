import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrate } from '../../server/store/migrate.ts';
import { openPostgres } from '../../server/store/postgres.ts';
import { startPostgres } from '../helpers/postgres-server.ts';
import { testSchema } from '../helpers/test-database.ts';

async function two() {
  const url = await testSchema();
  const [a, b] = [openPostgres(url), openPostgres(url)];
  onTestFinished(async () => {
    await Promise.all([a.close(), b.close()]);
  });
  await Promise.all([migrate(a), migrate(b)]);
  return { url, a, b };
}

describe('store: postgres, where several processes share it', () => {
  it('carries news from one to the other', async () => {
    const { a, b } = await two();
    const heard = new Promise<string>((resolve) => void b.onAnnounced(resolve));
    // Listening takes a moment that nobody can be told of; a word that comes too early is lost, as in life.
    const repeat = setInterval(() => a.announce('jobs'), 20);
    onTestFinished(() => clearInterval(repeat));
    expect(await heard).toBe('jobs');
  });

  it('does the work again when two block each other', async () => {
    const { a, b } = await two();
    for (const name of ['x', 'y']) await a.query('insert into migrations (name) values ($1)', [name]);
    const touch = `update migrations set name = name where name = $1`;
    let arrived = 0;
    let bothIn: () => void = () => undefined;
    const both = new Promise<void>((resolve) => {
      bothIn = resolve;
    });
    const crossing = (db: typeof a, first: string, second: string) =>
      db.transaction(async (tx) => {
        await tx.query(touch, [first]);
        if (++arrived === 2) bothIn();
        await both;
        await tx.query(touch, [second]);
        return arrived;
      });
    const tries = await Promise.all([crossing(a, 'x', 'y'), crossing(b, 'y', 'x')]);
    expect(Math.max(...tries), 'one of them was sent back').toBeGreaterThanOrEqual(3);
  });

  it('goes on after a migration has changed a table that it has plans for', async () => {
    const { a, b } = await two();
    const read = () => b.query('select * from migrations where name = $1', ['x']);
    for (let i = 0; i < 3; i += 1) await read();
    await a.query('alter table migrations add column note text');
    expect(await read()).toEqual([]);
  });

  it('waits for a table that somebody has locked no longer than a bot does, and a migration as long as it takes', async () => {
    const { url, a } = await two();
    const [admin, hurried] = [new pg.Client({ connectionString: url }), openPostgres(url, { lockMs: 50, statementMs: 60_000 })];
    await admin.connect();
    onTestFinished(async () => {
      await admin.end();
      await hurried.close();
    });
    const [holder] = (await admin.query<{ pid: number }>('select pg_backend_pid() as pid')).rows as [{ pid: number }];
    await admin.query('begin');
    await admin.query('lock table migrations in access exclusive mode');
    await expect(hurried.query('select name from migrations')).rejects.toMatchObject({ code: 'server_storage', retryAfterMs: 1_000 });

    const migrated = migrate(hurried);
    const waitsLonger = `select 1 as one from pg_stat_activity where $1 = any(pg_blocking_pids(pid)) and clock_timestamp() - query_start > interval '1 second'`;
    await expect.poll(() => a.query(waitsLonger, [holder.pid]), { timeout: 60_000, interval: 50 }).toEqual([{ one: 1 }]);
    await admin.query('rollback');
    await migrated;
    expect(await hurried.query('select 1 as one')).toEqual([{ one: 1 }]);
    expect(await hurried.query('show lock_timeout'), 'only the migration waits').toEqual([{ lock_timeout: '50ms' }]);
  });

  it('gives up a statement that does not end, and works again', async () => {
    const hurried = openPostgres(await testSchema(), { lockMs: 5_000, statementMs: 50 });
    onTestFinished(() => hurried.close());
    await expect(hurried.query('select pg_sleep(3600)')).rejects.toMatchObject({ code: 'server_slow', retryAfterMs: 1_000 });
    expect(await hurried.query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('says that it cannot be used when it is gone, and works again with new connections', async () => {
    const { url, a } = await two();
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    onTestFinished(() => admin.end());
    const broken = a.transaction(async (tx) => {
      const [{ pid } = { pid: 0 }] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      await admin.query('select pg_terminate_backend($1)', [pid]);
      await tx.query('select 1');
    });
    await expect(broken).rejects.toMatchObject({ code: 'server_storage', retryAfterMs: 1_000 });
    expect(await a.query('select 1 as one')).toEqual([{ one: 1 }]);

    const nobody = openPostgres('postgres://baton@127.0.0.1:1/postgres');
    onTestFinished(() => nobody.close());
    await expect(nobody.query('select 1')).rejects.toMatchObject({ code: 'server_storage' });
  });
});

describe('store: postgres, on a machine that has none', () => {
  it('comes with the packages', async () => {
    const server = await startPostgres({ isBundled: true });
    onTestFinished(() => server.stop());
    const db = openPostgres(server.url);
    await migrate(db);
    expect(await db.query('select count(*) as n from deliveries')).toEqual([{ n: 0 }]);
    await db.close();
  });
});
