import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrate } from '../../server/store/migrate.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testDatabase } from '../helpers/test-database.ts';

describe('store: sqlite', () => {
  it('binds $n by its number, not by where it stands', async () => {
    const db = await testDatabase();
    expect(await db.query('select $2 as b, $1 as a', ['first', 'second'])).toEqual([{ a: 'first', b: 'second' }]);
  });

  it('rolls a transaction back when its work fails', async () => {
    const db = await testDatabase();
    const failing = db.transaction(async (tx) => {
      await tx.query('insert into migrations (name) values ($1)', ['half']);
      throw new Error('in the middle');
    });
    await expect(failing).rejects.toThrow('in the middle');
    expect(await db.query('select 1 from migrations where name = $1', ['half'])).toEqual([]);
  });

  it('keeps others out of a transaction that waits', async () => {
    const db = await testDatabase();
    let goOn = () => {};
    const gate = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const slow = db.transaction(async (tx) => {
      await tx.query('insert into migrations (name) values ($1)', ['inside']);
      await gate;
      throw new Error('never mind');
    });
    const outside = db.query<{ n: number }>('select count(*) as n from migrations where name = $1', ['inside']);
    goOn();
    await expect(slow).rejects.toThrow('never mind');
    expect(await outside).toEqual([{ n: 0 }]);
  });

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
