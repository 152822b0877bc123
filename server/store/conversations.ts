import type { BotReport, Channel, Conversation, Message, Requester } from '#domain/conversation.ts';
import type { Queryable } from '#domain/database.ts';
import { mergeConversation } from './merge-conversation.ts';
import { addMessages, loadMessages } from './messages.ts';

interface ConversationRow {
  id: string;
  channel: Channel;
  locale: string | null;
  started_at: string | null;
  requester: string;
  report: string;
}

/**
 * Adds what a delivery told to what is known of the conversation.
 * @param newId our id for it, used when it is met for the first time
 * @returns our id, the whole conversation as it stands now, and the messages that are new
 */
export async function saveConversation(
  tx: Queryable,
  bot: string,
  told: Conversation,
  newId: string,
): Promise<{ id: string; conversation: Conversation; added: Message[] }> {
  const known = await tx.query<ConversationRow>('select * from conversations where bot = $1 and source_id = $2', [bot, told.id]);
  const row = known[0];
  const id = row?.id ?? newId;
  const merged = row ? mergeConversation(fromRow(row, told.id), told) : told;
  await tx.query(
    `insert into conversations (id, bot, source_id, channel, locale, started_at, requester, report) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (id) do update set channel = excluded.channel, locale = excluded.locale, started_at = excluded.started_at,
       requester = excluded.requester, report = excluded.report`,
    [id, bot, told.id, merged.channel, merged.locale, merged.startedAt, JSON.stringify(merged.requester), JSON.stringify(merged.report)],
  );
  const added = await addMessages(tx, id, told.messages);
  return { id, added, conversation: { ...merged, messages: await loadMessages(tx, id) } };
}

function fromRow(row: ConversationRow, sourceId: string): Conversation {
  return {
    id: sourceId,
    channel: row.channel,
    locale: row.locale,
    startedAt: row.started_at,
    requester: JSON.parse(row.requester) as Requester,
    messages: [],
    report: JSON.parse(row.report) as BotReport,
  };
}
