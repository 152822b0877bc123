import { onTestFinished } from 'vitest';
import type { Database } from '#domain/database.ts';
import { migrate } from '../../server/store/migrate.ts';
import { openSqlite } from '../../server/store/sqlite.ts';

/** A real engine with the real schema, in memory. */
export async function testDatabase(): Promise<Database> {
  const db = openSqlite(':memory:');
  onTestFinished(() => db.close());
  await migrate(db);
  return db;
}
