import type { Queryable } from '#domain/database.ts';
import { placeholders } from './rows.ts';

const dayMs = 24 * 3_600_000;

/** The day of a moment in UTC, counted from 1970: the pieces in which facts are packed. Days of people are cut out of them. */
export const factDay = (at: number) => Math.floor(at / dayMs);

/** Facts of these moments have changed, came late or went: their days are packed anew when they are next asked for. */
export async function touchDays(tx: Queryable, moments: number[]): Promise<void> {
  // In order, so that two who touch the same days wait for each other in one direction.
  for (const day of [...new Set(moments.map(factDay))].sort((a, b) => a - b))
    await tx.query(
      `insert into fact_days (day, version, packed_version) values ($1, 1, 0)
       on conflict (day) do update set version = fact_days.version + 1`,
      [day],
    );
}

/** A day that has facts, and how often they have changed. */
export interface FactDay {
  day: number;
  version: number;
}

const asDay = ({ day, version }: FactDay): FactDay => ({ day: Number(day), version: Number(version) });

/** Days that have facts, in order. @param from counted from 1970 @param to the last one */
export async function listDays(db: Queryable, from: number, to: number): Promise<FactDay[]> {
  return (await db.query<FactDay>('select day, version from fact_days where day >= $1 and day <= $2 order by day', [from, to])).map(asDay);
}

/** Those whose facts have changed since they were packed and summed. */
export async function listChangedDays(db: Queryable): Promise<FactDay[]> {
  const rows = await db.query<FactDay>(
    `select fact_days.day, fact_days.version from fact_days left join fact_sums on fact_sums.day = fact_days.day
     where packed_version <> fact_days.version or fact_sums.version is null or fact_sums.version <> fact_days.version order by fact_days.day`,
  );
  return rows.map(asDay);
}

export interface PackedVersion {
  version: number;
  packed: Uint8Array;
}

/** Packed facts of those of the days whose facts have not changed since. */
export async function readPacked(db: Queryable, days: number[]): Promise<Map<number, PackedVersion>> {
  if (days.length === 0) return new Map();
  const rows = await db.query<FactDay & { packed: Uint8Array }>(
    `select day, version, packed from fact_days where version = packed_version and day in ${placeholders(1, days.length)}`,
    days,
  );
  return new Map(rows.map(({ packed, ...one }) => [Number(one.day), { version: Number(one.version), packed }]));
}

/** Keeps what was packed from facts that were read after that version was seen: where they have changed since, they are packed again. */
export async function savePacked(db: Queryable, day: number, version: number, packed: Uint8Array): Promise<void> {
  await db.query('update fact_days set packed = $3, packed_version = $2 where day = $1 and version >= $2 and packed_version < $2', [
    day,
    version,
    packed,
  ]);
}

/** When the first facts are of, in milliseconds since 1970 to the day; null where there are none. */
export async function firstDay(db: Queryable): Promise<number | null> {
  const rows = await db.query<{ day: number | null }>('select min(day) as day from fact_days');
  const day = rows[0]?.day ?? null;
  return day === null ? null : Number(day) * dayMs;
}
