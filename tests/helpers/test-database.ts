import { inject, onTestFinished } from 'vitest';
import type { Database } from '#domain/database.ts';
import { migrate } from '../../server/store/migrate.ts';
import { openPostgres } from '../../server/store/postgres.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { freshSchema } from './postgres-schema.ts';

export const engines = ['sqlite', 'postgres'] as const;
export type Engine = (typeof engines)[number];

/** A real engine with the real schema, empty and alone: SQLite in memory, or a schema of its own on PostgreSQL. */
export async function testDatabase(engine: Engine = 'sqlite'): Promise<Database> {
  const db = engine === 'sqlite' ? openSqlite(':memory:') : openPostgres(await testSchema());
  onTestFinished(() => db.close());
  await migrate(db);
  return db;
}

/** The address of an empty schema, dropped when the test is over. */
export async function testSchema(): Promise<string> {
  const { url, drop } = await freshSchema(inject('postgres'));
  onTestFinished(drop);
  return url;
}
