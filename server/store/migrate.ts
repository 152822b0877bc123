import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database, Queryable } from '#domain/database.ts';

const folder = join(import.meta.dirname, 'migrations');

/** Brings the schema up to date; each file runs once, in its own transaction, in the order of the names. */
export async function migrate(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await alone(tx);
    await tx.query('create table if not exists migrations (name text primary key)');
  });
  for (const name of readdirSync(folder).sort()) {
    const statements = readFileSync(join(folder, name), 'utf8')
      .split(/;\s*\n/)
      .filter((sql) => sql.trim() !== '');
    await db.transaction(async (tx) => {
      await alone(tx);
      if ((await tx.query('select name from migrations where name = $1', [name])).length > 0) return;
      for (const sql of statements) await tx.query(sql);
      await tx.query('insert into migrations (name) values ($1)', [name]);
    });
  }
}

/** Of several processes that start at once, one migrates and the others wait for it, however much there is to change. */
async function alone(tx: Queryable): Promise<void> {
  if (tx.dialect.waitLong !== '') await tx.query(tx.dialect.waitLong);
  if (tx.dialect.migrationLock !== '') await tx.query(tx.dialect.migrationLock);
}
