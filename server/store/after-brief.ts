import type { Channel, Message } from '#domain/conversation.ts';
import type { Queryable } from '#domain/database.ts';
import { loadMessages } from './messages.ts';

/** How much is known of a handoff's conversation now, without reading it. */
export async function countSaid(tx: Queryable, handoffId: string): Promise<{ said: number; replied: number; channel: Channel }> {
  const [row] = await tx.query<{ said: number; replied: number; channel: Channel }>(
    `select (select count(*) from messages where messages.conversation_id = handoffs.conversation_id) as said,
       (select count(*) from agent_messages where agent_messages.handoff_id = handoffs.id) as replied, conversations.channel as channel
     from handoffs join conversations on conversations.id = handoffs.conversation_id where handoffs.id = $1`,
    [handoffId],
  );
  return { said: Number(row!.said), replied: Number(row!.replied), channel: row!.channel };
}

/** The conversation behind a handoff as it stands now. */
export async function messagesNow(tx: Queryable, handoffId: string): Promise<Message[]> {
  const [row] = await tx.query<{ conversation_id: string }>('select conversation_id from handoffs where id = $1', [handoffId]);
  return row ? loadMessages(tx, row.conversation_id) : [];
}
