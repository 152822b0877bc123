import type { Queryable } from '#domain/database.ts';
import type { EndDisposition } from '#domain/way-back.ts';
import { type OpenHandoff, settleJoined } from './joined.ts';
import { markStale } from './stale-facts.ts';
import { leaveWait } from './waits.ts';

/** The helpdesk has the ticket. @returns whether it is news */
export async function acceptHandoff(tx: Queryable, id: string, ticketId: string, at: number): Promise<boolean> {
  const rows = await tx.query(
    `update handoffs set ticket_id = $2, state = 'accepted', accepted_at = $3 where id = $1 and state = 'requested' returning id`,
    [id, ticketId, at],
  );
  return rows.length > 0;
}

/**
 * A person has ended it. Everything said so far is settled by that: whoever decides later looks only at what comes after.
 * @returns false when it had ended before, or has no ticket
 */
export async function completeHandoff(tx: Queryable, id: string, disposition: EndDisposition, at: number): Promise<boolean> {
  const rows = await tx.query(
    `update handoffs set state = 'completed', disposition = $2, completed_at = $3,
       settled_position = (select max(position) from messages where messages.conversation_id = handoffs.conversation_id)
     where id = $1 and state = 'accepted' returning id`,
    [id, disposition, at],
  );
  if (rows.length > 0) {
    await settleJoined(tx, id);
    await leaveWait(tx, id, at);
    await markStale(tx, 'handoff', id);
  }
  return rows.length > 0;
}

/** The handoff did not reach the helpdesk and will not by itself: a later delivery may open a new one. */
export async function failHandoff(tx: Queryable, id: string): Promise<void> {
  await tx.query(`update handoffs set state = 'failed' where id = $1 and state = 'requested'`, [id]);
}

/** A failed handoff is wanted again. @returns false when conversation or requester have another one open, which has taken its place */
export async function reopenHandoff(tx: Queryable, id: string): Promise<boolean> {
  const rows = await tx.query(
    `update handoffs set state = 'requested', disputed_at = null where id = $1 and state = 'failed' and not exists (
       select 1 from handoffs as other where other.state in ('requested', 'accepted')
         and (other.conversation_id = handoffs.conversation_id or other.requester = handoffs.requester))
     returning id`,
    [id],
  );
  return rows.length > 0;
}

/** @returns the position of the last message that a person has dealt with, or null where no person has ended anything */
export async function settledPosition(tx: Queryable, conversationId: string): Promise<number | null> {
  const rows = await tx.query<{ position: number | null }>(
    `select max(position) as position from (
       select settled_position as position from handoffs where conversation_id = $1 and state = 'completed'
       union all select settled_position from joined_conversations where conversation_id = $1) as settled`,
    [conversationId],
  );
  return rows[0]?.position ?? null;
}

/**
 * The handoff that is under way in a conversation, be it its own or one that it has joined; held, so that its ticket cannot come
 * between this and what is written about it.
 * @param conversationId our id of it
 */
export async function findOpenHandoff(tx: Queryable, conversationId: string): Promise<OpenHandoff | null> {
  const open = (which: string) =>
    tx.query<OpenHandoff>(`select id, state from handoffs where ${which} and state in ('requested', 'accepted') ${tx.dialect.holdRow}`, [
      conversationId,
    ]);
  const [own] = await open('conversation_id = $1');
  if (own) return own;
  const [joined] = await open('id = (select handoff_id from joined_conversations where conversation_id = $1)');
  return joined ?? null;
}
