import type { Queryable } from '#domain/database.ts';

/** Whether anything came in yet, and whether a ticket was ever made. */
export async function readFirsts(db: Queryable): Promise<{ delivery: boolean; handoff: boolean }> {
  const deliveries = await db.query('select id from deliveries limit 1');
  const handoffs = await db.query('select id from handoffs where ticket_id is not null limit 1');
  return { delivery: deliveries.length > 0, handoff: handoffs.length > 0 };
}

/** Briefs of the newest handoffs, as text. */
export async function newestBriefs(db: Queryable, limit: number): Promise<string[]> {
  const rows = await db.query<{ brief: string }>('select brief from handoffs order by requested_at desc limit $1', [limit]);
  return rows.map(({ brief }) => brief);
}
