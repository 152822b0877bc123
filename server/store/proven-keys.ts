import type { Queryable } from '#domain/database.ts';
import type { OpenHandoff } from './joined.ts';

/** Remembers by what the requester of a handoff is known for certain. */
export async function addProvenKeys(tx: Queryable, handoffId: string, keys: string[]): Promise<void> {
  for (const key of keys)
    await tx.query('insert into proven_keys (key, handoff_id) values ($1, $2) on conflict (key, handoff_id) do nothing', [key, handoffId]);
}

/**
 * Holds a person until the transaction ends: of two first handoffs of theirs at the same instant the second one sees the first. SQLite
 * has one writer at a time, and needs no lock.
 */
export async function holdPerson(tx: Queryable, keys: string[]): Promise<void> {
  if (tx.dialect.holdName === '') return;
  // In one order, so that two who know the same person by two keys do not wait for each other.
  for (const key of keys.toSorted()) await tx.query(tx.dialect.holdName, [key]);
}

export interface Recognised extends OpenHandoff {
  /** Where its conversation was last led. */
  channel: string;
}

/** The open handoff, requested since then, of a requester who is known by one of the keys; held. */
export async function findOpenByProvenKeys(tx: Queryable, keys: string[], since: number): Promise<Recognised | null> {
  if (keys.length === 0) return null;
  const wanted = keys.map((_, index) => `$${index + 2}`).join(', ');
  const rows = await tx.query<Recognised>(
    `select handoffs.id as id, handoffs.state as state,
       (select channel from conversations where conversations.id = handoffs.conversation_id) as channel
     from handoffs where state in ('requested', 'accepted') and requested_at >= $1
       and id in (select handoff_id from proven_keys where key in (${wanted}))
     order by requested_at desc limit 1 ${tx.dialect.holdRow}`,
    [since, ...keys],
  );
  return rows[0] ?? null;
}
