import type { Queryable } from '#domain/database.ts';
import type { Lane } from './lanes.ts';

/** What waits in a lane, throttled work included: it waits as long as any other. */
export interface QueueFacts {
  lane: Lane;
  urgency: 'urgent' | 'normal';
  count: number;
  /** Milliseconds since 1970: when the oldest of it should have been done. */
  oldest: number;
}

/** @param now only what is due by then */
export async function queueFacts(db: Queryable, now: number): Promise<QueueFacts[]> {
  return db.query<QueueFacts>(
    `select lane, case when priority >= 4 then 'urgent' else 'normal' end as urgency, count(*) as count, min(added_at) as oldest
     from jobs where state = 'waiting' and added_at <= $1 group by 1, 2`,
    [now],
  );
}

export async function countDead(db: Queryable): Promise<number> {
  const rows = await db.query<{ n: number }>(`select count(*) as n from jobs where state = 'dead'`);
  return rows[0]!.n;
}

/** Writes, and waits for the disk: what a delivery needs. */
export async function probe(db: Queryable, id: string, now: number): Promise<void> {
  await db.query('insert into probes (id, at) values ($1, $2) on conflict (id) do update set at = excluded.at', [id, now]);
}
