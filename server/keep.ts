import { existsSync, renameSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { backUp, restore } from './store/backup.ts';
import { migrate } from './store/migrate.ts';
import { moveAll } from './store/move.ts';
import { sqliteFile } from './store/open-database.ts';
import { openPostgres } from './store/postgres.ts';
import { openSqlite } from './store/sqlite.ts';

const usage = `npm run backup -- FILE              copies the SQLite database, also while the server runs
npm run restore -- FILE             puts a copy in its place; the server must be stopped
npm run move -- --to postgres://…   moves everything to an empty PostgreSQL; the server must be stopped

BATON_DATA is the folder of the database (.baton).`;

const width = 30;

function showProgress(what: string, done: number, all: number): void {
  const share = all === 0 ? 1 : done / all;
  process.stderr.write(
    `\r${'█'.repeat(Math.round(share * width)).padEnd(width, '░')} ${what}: ${done} of ${all}${share === 1 ? '\n' : ''}`,
  );
}

async function move(folder: string, url: string): Promise<object> {
  const file = sqliteFile(folder);
  if (!existsSync(file)) throw new Error(`There is no database in ${folder}`);
  const [from, to] = [openSqlite(file), openPostgres(url)];
  try {
    await migrate(from);
    await migrate(to);
    const moved = await moveAll(from, to, showProgress);
    await from.query('pragma wal_checkpoint(truncate)');
    return { moved };
  } finally {
    await from.close();
    await to.close();
  }
}

async function main(): Promise<object> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { to: { type: 'string' } } });
  const [command, file] = positionals;
  const folder = process.env.BATON_DATA ?? '.baton';
  if (command === 'backup' && file) {
    await backUp(folder, file, (done, all) => showProgress('pages', done, all));
    return { backup: file };
  }
  if (command === 'restore' && file) return restore(folder, file, Date.now());
  if (command === 'move' && values.to) {
    const result = await move(folder, values.to);
    // Two servers with the same work would both do it.
    renameSync(sqliteFile(folder), `${sqliteFile(folder)}.moved`);
    return result;
  }
  throw new Error(usage);
}

try {
  process.stdout.write(`${JSON.stringify(await main())}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
