import type { Queryable } from '#domain/database.ts';
import { placeholders } from './rows.ts';

/*
 * Sums of a day are made of its facts after its version was seen, and kept with that version. They count only while the day still has
 * it: whoever changes a fact makes the version higher in the same transaction, so that sums which lack a change are never read, whatever
 * died in between, and whichever of several processes made them. They can be thrown away at any time.
 */

export interface SummedVersion {
  version: number;
  sums: Uint8Array;
}

/** Sums of those of the days that have some which count. */
export async function readSums(db: Queryable, days: number[]): Promise<Map<number, SummedVersion>> {
  if (days.length === 0) return new Map();
  const rows = await db.query<SummedVersion & { day: number }>(
    `select fact_sums.day, fact_sums.version, sums from fact_sums
     join fact_days on fact_days.day = fact_sums.day and fact_days.version = fact_sums.version
     where fact_sums.day in ${placeholders(1, days.length)}`,
    days,
  );
  return new Map(rows.map(({ day, version, sums }) => [Number(day), { version: Number(version), sums }]));
}

/** @param version of the day, seen before its facts were read */
export async function saveSums(db: Queryable, day: number, version: number, sums: Uint8Array): Promise<void> {
  await db.query(
    `insert into fact_sums (day, version, sums) values ($1, $2, $3)
     on conflict (day) do update set version = excluded.version, sums = excluded.sums where fact_sums.version < excluded.version`,
    [day, version, sums],
  );
}
