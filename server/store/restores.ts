import type { Queryable } from '#domain/database.ts';

/** The database was put back to an earlier state: what was done since is not in it. */
export async function markRestored(db: Queryable, at: number): Promise<void> {
  await db.query('insert into restores (at) values ($1) on conflict (at) do nothing', [at]);
}

/** @returns when that last happened, in milliseconds since 1970; 0 when never */
export async function lastRestored(db: Queryable): Promise<number> {
  const rows = await db.query<{ at: number | null }>('select max(at) as at from restores');
  return rows[0]?.at ?? 0;
}
