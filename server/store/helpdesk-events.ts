import type { Queryable } from '#domain/database.ts';

export interface StoredEvent {
  id: string;
  /** The helpdesk's id of it, the same on every redelivery. */
  source_id: string;
  body: string;
  /** Milliseconds since 1970. */
  received_at: number;
}

/** Stores an event unless it has come before. @returns our id of the stored one, and whether it is this one */
export async function insertEvent(
  tx: Queryable,
  { id, source_id, body, received_at }: StoredEvent,
): Promise<{ id: string; isNew: boolean }> {
  const inserted = await tx.query<{ id: string }>(
    'insert into helpdesk_events (id, source_id, body, received_at) values ($1, $2, $3, $4) on conflict (source_id) do nothing returning id',
    [id, source_id, body, received_at],
  );
  if (inserted[0]) return { id, isNew: true };
  const known = await tx.query<{ id: string }>('select id from helpdesk_events where source_id = $1', [source_id]);
  return { id: known[0]!.id, isNew: false };
}

export async function findEvent(tx: Queryable, id: string): Promise<StoredEvent | null> {
  const rows = await tx.query<StoredEvent>('select * from helpdesk_events where id = $1', [id]);
  return rows[0] ?? null;
}
