import type { Queryable } from '#domain/database.ts';

/** A conversation in which a bot is silent, because people have it. */
export interface Silenced {
  bot: string;
  /** The bot's own id of the conversation. */
  source_id: string;
  /** JSON. */
  requester: string;
  handoff_id: string;
  ticket_id: string | null;
}

/** Whether people have what the bot calls so. */
export async function isWithPeople(db: Queryable, { bot, source_id }: Pick<Silenced, 'bot' | 'source_id'>): Promise<boolean> {
  const found = await db.query<{ id: string }>('select id from conversations where bot = $1 and source_id = $2', [bot, source_id]);
  for (const { id } of found) if ((await openOfConversation(db, id)).length > 0) return true;
  return false;
}

/** The conversation, where a handoff of its own or one that it has joined is under way. @param id ours */
export async function openOfConversation(tx: Queryable, id: string): Promise<Silenced[]> {
  return tx.query<Silenced>(
    `select bot, conversations.source_id, conversations.requester, handoffs.id as handoff_id, ticket_id from conversations join handoffs
       on handoffs.conversation_id = conversations.id
       or handoffs.id = (select handoff_id from joined_conversations where joined_conversations.conversation_id = conversations.id)
     where conversations.id = $1 and state in ('requested', 'accepted') limit 1`,
    [id],
  );
}
