import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '#domain/database.ts';

const folder = join(import.meta.dirname, 'migrations');

/** Brings the schema up to date; each file runs once, in its own transaction, in the order of the names. */
export async function migrate(db: Database): Promise<void> {
  await db.query('create table if not exists migrations (name text primary key)');
  const done = new Set((await db.query<{ name: string }>('select name from migrations')).map((row) => row.name));
  for (const name of readdirSync(folder).sort()) {
    if (done.has(name)) continue;
    const statements = readFileSync(join(folder, name), 'utf8')
      .split(/;\s*\n/)
      .filter((sql) => sql.trim() !== '');
    await db.transaction(async (tx) => {
      for (const sql of statements) await tx.query(sql);
      await tx.query('insert into migrations (name) values ($1)', [name]);
    });
  }
}
