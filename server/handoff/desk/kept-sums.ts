import type { Database } from '#domain/database.ts';
import { type DaySums, unpackSums } from '../../store/day-sums.ts';
import type { SummedVersion } from '../../store/fact-sums.ts';

/** What is kept in memory at the most: some two years with half a million handoffs. */
const mostBytes = 24 * 1024 * 1024;

/** Days that were read lately, of each database that this process has open: reading them takes longer than adding them up. */
const keptOf = new WeakMap<Database, { days: Map<number, { version: number; sums: DaySums }>; bytes: number }>();

/** Sums that are kept and count: a day's version tells whether anybody has changed a fact since, in whatever process. */
export function keptSums(db: Database, { day, version }: { day: number; version: number }): DaySums | null {
  const one = keptOf.get(db)?.days.get(day);
  return one?.version === version ? one.sums : null;
}

/** Keeps them; those that were kept first make room. */
export function keepSums(db: Database, day: number, { version, sums: value }: SummedVersion): DaySums {
  const sums = unpackSums(value);
  const kept = keptOf.get(db) ?? { days: new Map<number, { version: number; sums: DaySums }>(), bytes: 0 };
  keptOf.set(db, kept);
  kept.bytes += sums.bytes - (kept.days.get(day)?.sums.bytes ?? 0);
  kept.days.delete(day);
  kept.days.set(day, { version, sums });
  for (const [oldest, { sums: gone }] of kept.days) {
    if (kept.bytes <= mostBytes) break;
    kept.days.delete(oldest);
    kept.bytes -= gone.bytes;
  }
  return sums;
}
