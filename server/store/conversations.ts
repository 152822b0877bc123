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
  // Also a row that was there is held from here on: two deliveries of one conversation are read one after the other.
  const rows = await tx.query<ConversationRow>(
    `insert into conversations (id, bot, source_id, channel, locale, started_at, requester, report) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (bot, source_id) do update set bot = excluded.bot
     returning id, channel, locale, started_at, requester, report`,
    [newId, bot, told.id, told.channel, told.locale, told.startedAt, JSON.stringify(told.requester), JSON.stringify(told.report)],
  );
  const { id } = rows[0]!;
  const merged = mergeConversation(fromRow(rows[0]!, told.id), told);
  if (!isSame(fromRow(rows[0]!, told.id), merged))
    await tx.query('update conversations set channel = $2, locale = $3, started_at = $4, requester = $5, report = $6 where id = $1', [
      id,
      merged.channel,
      merged.locale,
      merged.startedAt,
      JSON.stringify(merged.requester),
      JSON.stringify(merged.report),
    ]);
  const added = await addMessages(tx, id, told.messages);
  return { id, added, conversation: { ...merged, messages: await loadMessages(tx, id) } };
}

function isSame(known: Conversation, merged: Conversation): boolean {
  return JSON.stringify({ ...known, messages: [] }) === JSON.stringify({ ...merged, messages: [] });
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

/** Holds the conversation behind a handoff, so that no delivery is read into it meanwhile. @returns our id of it; null where there is none */
export async function holdConversationOf(tx: Queryable, handoffId: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `select id from conversations where id = (select conversation_id from handoffs where id = $1) ${tx.dialect.holdRow}`,
    [handoffId],
  );
  return row?.id ?? null;
}
