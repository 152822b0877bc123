import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrate } from '../../server/store/migrate.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testDatabase } from '../helpers/test-database.ts';

describe('store: sqlite', () => {
  it('survives the end of its process and runs no migration twice', async () => {
    const file = join(temporaryFolder(), 'baton.sqlite');
    const first = openSqlite(file);
    await migrate(first);
    await first.query('insert into migrations (name) values ($1)', ['kept']);
    await first.close();

    const again = openSqlite(file);
    onTestFinished(() => again.close());
    await migrate(again);
    expect(await again.query('select 1 as found from migrations where name = $1', ['kept'])).toEqual([{ found: 1 }]);
  });

  it('says that it cannot write when the disk is full, keeps nothing of it, and goes on when there is room', async () => {
    const db = await testDatabase();
    const add = (name: string) =>
      db.transaction(async (tx) => {
        for (const part of ['a', 'b']) await tx.query('insert into migrations (name) values ($1)', [part + name]);
      });
    const [{ page_count: pages } = { page_count: 0 }] = await db.query<{ page_count: number }>('pragma page_count');
    await db.query(`pragma max_page_count = ${pages + 5}`);
    await expect(add('x'.repeat(100_000))).rejects.toMatchObject({ code: 'server_storage', retryAfterMs: 1_000 });
    expect(await db.query(`select 1 from migrations where name like 'ax%'`)).toEqual([]);
    await db.query('pragma max_page_count = 100000');
    await add('x'.repeat(100_000));
  });

  it('lets no second process into its file', async () => {
    const file = join(temporaryFolder(), 'baton.sqlite');
    const db = openSqlite(file);
    onTestFinished(() => db.close());
    await migrate(db);
    const store = resolve(import.meta.dirname, '../../server/store/sqlite.ts');
    const second = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const { openSqlite } = await import(${JSON.stringify(store)}); await openSqlite(${JSON.stringify(file)}).query('select count(*) from migrations')`,
      ],
      { encoding: 'utf8' },
    );
    expect(second.status).not.toBe(0);
    expect(second.stderr).toContain('database is locked');
  });
});
