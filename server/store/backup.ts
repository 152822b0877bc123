import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { migrate } from './migrate.ts';
import { sqliteFile } from './open-database.ts';
import { markRestored } from './restores.ts';
import { openSqlite } from './sqlite.ts';

/** Copies the database of a server, also while it is at work. @throws Error when the copy is not whole */
export async function backUp(folder: string, target: string, onProgress: (done: number, all: number) => void): Promise<void> {
  if (existsSync(target)) throw new Error(`${target} exists already`);
  if (!existsSync(sqliteFile(folder))) throw new Error(`There is no database in ${folder}`);
  mkdirSync(dirname(target), { recursive: true });
  const source = new DatabaseSync(sqliteFile(folder), { readOnly: true });
  const half = `${target}.half`;
  rmSync(half, { force: true });
  await backup(source, half, {
    rate: 1_000,
    progress: ({ totalPages, remainingPages }) => onProgress(totalPages - remainingPages, totalPages),
  });
  source.close();
  checkWhole(half);
  renameSync(half, target);
}

/**
 * Puts a copy in the place of the database, which is kept beside it. What was done since the copy was made is not in it, so tickets
 * are looked for before any is made.
 * @throws Error when the copy is not whole, or a server is running
 */
export async function restore(folder: string, source: string, now: number): Promise<{ kept: string | null }> {
  checkWhole(source);
  mkdirSync(folder, { recursive: true });
  const file = sqliteFile(folder);
  let kept: string | null = null;
  if (existsSync(file)) {
    // Opening it proves that no server runs, and brings what stands in its log into the file.
    const old = openSqlite(file);
    await old.query('pragma wal_checkpoint(truncate)');
    await old.close();
    kept = `${file}.before-${new Date(now).toISOString().replace(/[:.]/g, '-')}`;
    renameSync(file, kept);
    for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
  }
  copyFileSync(source, file);
  const db = openSqlite(file);
  await migrate(db);
  await markRestored(db, now);
  await db.close();
  return { kept };
}

function checkWhole(path: string): void {
  const copy = new DatabaseSync(path, { readOnly: true });
  try {
    const result = copy.prepare('pragma integrity_check').get() as { integrity_check: string };
    if (result.integrity_check !== 'ok') throw new Error(`${path} is damaged: ${result.integrity_check}`);
    copy.prepare('select count(*) from migrations').get();
  } finally {
    copy.close();
  }
}
