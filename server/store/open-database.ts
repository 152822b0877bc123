import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '#domain/database.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

export const sqliteFile = (folder: string) => join(folder, 'baton.sqlite');

/** PostgreSQL where there is an address, else SQLite in the folder. */
export function openDatabase(url: string | undefined, folder: string): Database {
  if (url !== undefined) return openPostgres(url);
  mkdirSync(folder, { recursive: true });
  return openSqlite(sqliteFile(folder));
}
