import type { Queryable } from '#domain/database.ts';

/** An accepted handoff, by its ticket. */
export interface Unheard {
  id: string;
  ticket_id: string;
}

/** Handoffs that have been with people for long, whose tickets were not looked at since: longest first. @param before milliseconds since 1970 */
export async function unheardHandoffs(db: Queryable, before: number, limit: number): Promise<Unheard[]> {
  return db.query<Unheard>(
    `select id, ticket_id from handoffs where state = 'accepted' and coalesce(checked_at, accepted_at) < $1 and ticket_id is not null
     order by coalesce(checked_at, accepted_at) limit $2`,
    [before, limit],
  );
}

/** Its ticket was looked at, and people are still at it. */
export async function markChecked(tx: Queryable, id: string, now: number): Promise<void> {
  await tx.query('update handoffs set checked_at = $2 where id = $1', [id, now]);
}
