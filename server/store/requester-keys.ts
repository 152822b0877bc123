import type { HandoffState } from '#domain/brief.ts';
import type { Queryable } from '#domain/database.ts';
import type { EndDisposition } from '#domain/way-back.ts';
import { markStale } from './stale-facts.ts';

/** Remembers by what a handoff's requester can be found again. */
export async function addRequesterKeys(tx: Queryable, handoffId: string, keys: string[]): Promise<void> {
  for (const key of keys)
    await tx.query('insert into requester_keys (key, handoff_id) values ($1, $2) on conflict (key, handoff_id) do nothing', [
      key,
      handoffId,
    ]);
  if (keys.length > 0) await markStale(tx, 'handoff', handoffId);
}

interface Row {
  ticket_id: string | null;
  brief: string;
  state: HandoffState;
  disposition: EndDisposition | null;
}

/** The other handoffs of the same requester, newest first. */
export async function otherHandoffs(
  tx: Queryable,
  handoffId: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<Row[]> {
  return tx.query<Row>(
    `select ticket_id, brief, state, disposition from handoffs where id <> $1 and id in (
       select other.handoff_id from requester_keys own join requester_keys other on other.key = own.key where own.handoff_id = $1)
     order by requested_at desc, id limit ${limit} offset ${offset}`,
    [handoffId],
  );
}
