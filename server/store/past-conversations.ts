import type { BotReport, Channel, Conversation, Requester } from '#domain/conversation.ts';
import type { Queryable } from '#domain/database.ts';
import type { Decision } from '#domain/decision.ts';
import type { EndDisposition } from '#domain/way-back.ts';
import { loadMessages } from './messages.ts';
import { endedAfter, lastWord, neededAfter, pastHandoffs, settledBy } from './past-handoffs.ts';

export interface PastDecision {
  /** Milliseconds since 1970. */
  decidedAt: number;
  /** How many messages had been said by then. */
  messages: number;
  /** How many of them a person had dealt with and given back to the bot: what was decided looked only at what came after. */
  settled: number;
  botRequested: boolean;
  decision: Decision;
}

/** A conversation, and when something was decided about it. */
export interface PastConversation {
  /** Our id. */
  id: string;
  bot: string;
  conversation: Conversation;
  /** Oldest first. */
  decisions: PastDecision[];
  /** What agents said last of its handoffs; null where nobody said anything. */
  needed: boolean | null;
  /** The same of each handoff alone, by how many messages were settled before it. */
  neededAfter: Map<number, boolean>;
  /** How each of them ended, in the same way. */
  endedAfter: Map<number, EndDisposition>;
}

interface Row {
  id: string;
  bot: string;
  source_id: string;
  channel: Channel;
  locale: string | null;
  started_at: string | null;
  requester: string;
  report: string;
}

interface DecisionRow {
  conversation_id: string;
  decided_at: number;
  messages: number;
  signals: string;
  decision: Decision;
}

const pageSize = 100;
const decidedSince = 'exists (select 1 from decisions where decisions.conversation_id = conversations.id and decided_at >= $1)';

const columns = 'id, bot, source_id, channel, locale, started_at, requester, report';

/** @param id ours. @returns null where there is none, or none any more */
export async function pastConversation(db: Queryable, id: string): Promise<PastConversation | null> {
  const [row] = await db.query<Row>(`select ${columns} from conversations where id = $1`, [id]);
  return row ? withDecisions(db, row) : null;
}

/** How many conversations had a decision since then. @param since milliseconds since 1970 */
export async function countPast(db: Queryable, since: number): Promise<number> {
  const rows = await db.query<{ count: number }>(`select count(*) as count from conversations where ${decidedSince}`, [since]);
  return Number(rows[0]?.count ?? 0);
}

/** Those conversations in the order of their ids, a page in memory at a time. */
export async function* pastConversations(db: Queryable, since: number): AsyncGenerator<PastConversation> {
  let after = '';
  for (;;) {
    const rows = await db.query<Row>(
      `select ${columns} from conversations
       where id > $2 and ${decidedSince} order by id limit ${pageSize}`,
      [since, after],
    );
    for (const row of rows) yield await withDecisions(db, row);
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    after = last.id;
  }
}

async function withDecisions(db: Queryable, row: Row): Promise<PastConversation> {
  const decisions = await db.query<DecisionRow>(
    'select decided_at, messages, signals, decision from decisions where conversation_id = $1 order by decided_at, messages',
    [row.id],
  );
  const handoffs = await pastHandoffs(db, row.id);
  return {
    id: row.id,
    bot: row.bot,
    ...{ needed: lastWord(handoffs), neededAfter: neededAfter(handoffs), endedAfter: endedAfter(handoffs) },
    conversation: {
      id: row.source_id,
      channel: row.channel,
      locale: row.locale,
      startedAt: row.started_at,
      requester: JSON.parse(row.requester) as Requester,
      messages: await loadMessages(db, row.id),
      report: JSON.parse(row.report) as BotReport,
    },
    decisions: decisions.map(({ decided_at, messages, signals, decision }) => ({
      decidedAt: Number(decided_at),
      messages: Number(messages),
      settled: settledBy(handoffs, Number(decided_at), Number(messages)),
      decision,
      botRequested: (JSON.parse(signals) as { code: string }[]).some(({ code }) => code === 'bot_requested'),
    })),
  };
}
