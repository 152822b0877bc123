import type { Message } from '#domain/conversation.ts';
import type { Queryable } from '#domain/database.ts';
import { inBatches, placeholders } from './rows.ts';

/** Appends the messages that are not there yet; a message that was told twice keeps its first wording. @returns those that are new */
export async function addMessages(tx: Queryable, conversationId: string, messages: Message[]): Promise<Message[]> {
  const last = await tx.query<{ position: number | null }>('select max(position) as position from messages where conversation_id = $1', [
    conversationId,
  ]);
  const first = Number(last[0]?.position ?? -1) + 1;
  const rows = messages.map((message, index) => ({ message, position: first + index }));
  const added: Message[] = [];
  for (const batch of inBatches(rows)) {
    const inserted = await tx.query<{ position: number }>(
      `insert into messages (conversation_id, position, source_id, sent_at, content) values ${placeholders(batch.length, 5)}
       on conflict (conversation_id, source_id) do nothing returning position`,
      batch.flatMap(({ message, position }) => [conversationId, position, message.id, message.sentAt, JSON.stringify(message)]),
    );
    const isNew = new Set(inserted.map((row) => Number(row.position)));
    added.push(...batch.filter(({ position }) => isNew.has(position)).map(({ message }) => message));
  }
  return added;
}

/**
 * The transcript, oldest first. Deliveries may overtake each other, so where every message has a time the time
 * decides; where one has none, the order of arrival is the only order there is.
 * @param after only those that came after that position
 */
export async function loadMessages(tx: Queryable, conversationId: string, after = -1): Promise<Message[]> {
  const rows = await tx.query<{ content: string; sent_at: string | null }>(
    'select content, sent_at from messages where conversation_id = $1 and position > $2 order by position',
    [conversationId, after],
  );
  return inTime(rows).map(({ content }) => JSON.parse(content) as Message);
}

/** Most conversations came in order: of thousands of messages each time is read once, and none is moved for nothing. */
function inTime<T extends { sent_at: string | null }>(rows: T[]): T[] {
  if (rows.some(({ sent_at }) => sent_at === null)) return rows;
  const timed = rows.map((row) => ({ row, at: Date.parse(row.sent_at!) }));
  if (timed.every(({ at }, index) => index === 0 || timed[index - 1]!.at <= at)) return rows;
  return timed.sort((a, b) => a.at - b.at).map(({ row }) => row);
}
