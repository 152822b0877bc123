import type { Queryable } from '#domain/database.ts';

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

export interface FactDay {
  day: number;
  version: number;
  /** Null where the facts have changed since they were packed. */
  packed: Uint8Array | null;
}

/** Days that have facts, in order. @param from counted from 1970 @param to the last one */
export async function listDays(db: Queryable, from: number, to: number): Promise<FactDay[]> {
  const rows = await db.query<{ day: number; version: number; packed: Uint8Array | null }>(
    `select day, version, case when version = packed_version then packed end as packed from fact_days
     where day >= $1 and day <= $2 order by day`,
    [from, to],
  );
  return rows.map(({ day, version, packed }) => ({ day: Number(day), version: Number(version), packed }));
}

/** Those whose facts have changed since they were packed. */
export async function listChangedDays(db: Queryable): Promise<Pick<FactDay, 'day' | 'version'>[]> {
  const rows = await db.query<{ day: number; version: number }>(
    'select day, version from fact_days where version <> packed_version order by day',
  );
  return rows.map(({ day, version }) => ({ day: Number(day), version: Number(version) }));
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
