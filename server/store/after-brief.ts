import type { Channel, Message } from '#domain/conversation.ts';
import type { Queryable } from '#domain/database.ts';
import { loadMessages } from './messages.ts';

/** How much is known of a handoff's conversation now, without reading it. */
export async function countSaid(tx: Queryable, handoffId: string): Promise<{ said: number; replied: number; channel: Channel }> {
  const [row] = await tx.query<{ said: number; replied: number; channel: Channel }>(
    `select (select count(*) from messages where messages.conversation_id = handoffs.conversation_id)
       + (select count(*) from messages join joined_conversations on joined_conversations.conversation_id = messages.conversation_id
          where joined_conversations.handoff_id = handoffs.id) as said,
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

/** What was said in the conversations that have joined a handoff; under ids that no message of its own conversation has. */
export async function joinedMessages(tx: Queryable, handoffId: string): Promise<Message[]> {
  const joined = await tx.query<{ id: string; source_id: string }>(
    `select conversation_id as id, source_id from joined_conversations join conversations on conversations.id = conversation_id
     where handoff_id = $1 order by joined_at, conversation_id`,
    [handoffId],
  );
  const messages: Message[] = [];
  for (const { id, source_id } of joined)
    for (const message of await loadMessages(tx, id)) messages.push({ ...message, id: `${source_id} ${message.id}` });
  return messages;
}
