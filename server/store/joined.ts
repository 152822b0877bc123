import type { Requester } from '#domain/conversation.ts';
import type { Queryable } from '#domain/database.ts';
import { markStale } from './stale-facts.ts';

/** A conversation whose requester had a handoff open already. */
export interface JoinedConversation {
  bot: string;
  /** The bot's own id of it. */
  source_id: string;
  /** The bot's own id of the requester, where it told one. */
  requester: string | null;
}

export interface OpenHandoff {
  id: string;
  state: 'requested' | 'accepted';
}

/** The handoff that a requester has open; held. */
export async function findOpenByRequester(tx: Queryable, requester: string): Promise<OpenHandoff | null> {
  const rows = await tx.query<OpenHandoff>(
    `select id, state from handoffs where requester = $1 and state in ('requested', 'accepted') ${tx.dialect.holdRow}`,
    [requester],
  );
  return rows[0] ?? null;
}

export async function joinHandoff(tx: Queryable, conversationId: string, handoffId: string, now: number): Promise<void> {
  await tx.query(
    `insert into joined_conversations (conversation_id, handoff_id, joined_at) values ($1, $2, $3)
     on conflict (conversation_id) do update set handoff_id = excluded.handoff_id, joined_at = excluded.joined_at, settled_position = null`,
    [conversationId, handoffId, now],
  );
  await markStale(tx, 'conversation', conversationId);
}

/** In the order in which they joined. */
export async function listJoined(tx: Queryable, handoffId: string): Promise<JoinedConversation[]> {
  const rows = await tx.query<Omit<JoinedConversation, 'requester'> & { requester: string }>(
    `select bot, source_id, requester from joined_conversations join conversations on conversations.id = conversation_id
     where handoff_id = $1 order by joined_at, conversation_id`,
    [handoffId],
  );
  return rows.map((row) => ({ ...row, requester: (JSON.parse(row.requester) as Requester).id }));
}

/** What was said in them is settled together with their handoff. */
export async function settleJoined(tx: Queryable, handoffId: string): Promise<void> {
  await tx.query(
    `update joined_conversations set settled_position =
       (select max(position) from messages where messages.conversation_id = joined_conversations.conversation_id)
     where handoff_id = $1`,
    [handoffId],
  );
}
