import type { Channel, Message } from '#domain/conversation.ts';
import type { Queryable } from '#domain/database.ts';
import type { Decision } from '#domain/decision.ts';

/** A conversation as it stands in a list. */
export interface RecentConversation {
  /** Our id. */
  id: string;
  bot: string;
  channel: Channel;
  /** When something was decided about it last, in milliseconds since 1970, and what. */
  decidedAt: number;
  decision: Decision;
  /** What the requester said first; null where they said nothing. */
  opening: Message | null;
}

interface Row {
  conversation_id: string;
  decided_at: number;
  decision: Decision;
}

/** Those about which something was decided last, newest first. @param before only what was decided earlier, in milliseconds since 1970 */
export async function recentConversations(db: Queryable, before: number | null, limit: number): Promise<RecentConversation[]> {
  const rows = await db.query<Row>(
    `select conversation_id, decided_at, decision from decisions where decided_at < $1 and not exists (
       select 1 from decisions as later where later.conversation_id = decisions.conversation_id
       and (later.decided_at > decisions.decided_at or (later.decided_at = decisions.decided_at and later.id > decisions.id)))
     order by decided_at desc limit $2`,
    [before ?? Number.MAX_SAFE_INTEGER, limit],
  );
  return Promise.all(rows.map((row) => withOpening(db, row)));
}

async function withOpening(db: Queryable, { conversation_id, decided_at, decision }: Row): Promise<RecentConversation> {
  const [about] = await db.query<{ bot: string; channel: Channel }>('select bot, channel from conversations where id = $1', [
    conversation_id,
  ]);
  const first = await db.query<{ content: string }>('select content from messages where conversation_id = $1 order by position limit 5', [
    conversation_id,
  ]);
  const opening = first.map(({ content }) => JSON.parse(content) as Message).find(({ author }) => author === 'requester') ?? null;
  return { id: conversation_id, decidedAt: Number(decided_at), decision, ...about!, opening };
}
