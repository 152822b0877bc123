import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '#domain/database.ts';
import { openSqlite } from './sqlite.ts';

export const sqliteFile = (folder: string) => join(folder, 'baton.sqlite');

/** PostgreSQL where there is an address, else SQLite in the folder. Only the engine that is used is loaded. */
export async function openDatabase(url: string | undefined, folder: string): Promise<Database> {
  if (url !== undefined) return (await import('./postgres.ts')).openPostgres(url);
  mkdirSync(folder, { recursive: true });
  return openSqlite(sqliteFile(folder));
}
