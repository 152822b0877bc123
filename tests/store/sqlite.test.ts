import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrate } from '../../server/store/migrate.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

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
