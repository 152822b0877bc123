import type { Queryable, SqlValue } from '#domain/database.ts';
import { touchDays } from './fact-days.ts';
import { placeholders } from './rows.ts';

/** What is measured of one conversation with a bot. */
export interface ConversationFact {
  /** Our id. */
  conversation_id: string;
  /** When the first decision was made about it, in milliseconds since 1970. */
  began_at: number;
  bot: string;
  channel: string;
  /** Empty where the bot told none. */
  intent: string;
  /** Code of the strongest reason of its first handoff; null where there was none. */
  reason: string | null;
  /** Where there was no handoff: 1 if the requester had asked for a person, else 0. */
  missed: number | null;
}

const columns = [
  'conversation_id',
  'began_at',
  'bot',
  'channel',
  'intent',
  'reason',
  'missed',
] as const satisfies (keyof ConversationFact)[];
const rest = columns.slice(1).map((column) => `${column} = excluded.${column}`);

export async function saveConversationFacts(tx: Queryable, facts: ConversationFact[]): Promise<void> {
  if (facts.length === 0) return;
  // A delivery that was read late may have begun a conversation on another day than was thought.
  const ids = facts.map(({ conversation_id }) => conversation_id);
  const before = await tx.query<{ at: number }>(
    `select began_at as at from conversation_facts where conversation_id in (${ids.map((_, index) => `$${index + 1}`).join(', ')})`,
    ids,
  );
  await tx.query(
    `insert into conversation_facts (${columns.join(', ')}) values ${placeholders(facts.length, columns.length)}
     on conflict (conversation_id) do update set ${rest.join(', ')}`,
    facts.flatMap((fact) => columns.map((column): SqlValue => fact[column])),
  );
  await touchDays(tx, [...facts.map(({ began_at }) => began_at), ...before.map(({ at }) => Number(at))]);
}

/** The first of a time, in order. @param from milliseconds since 1970 @param to the first moment that is no more in it */
export async function listConversationFacts(db: Queryable, from: number, to: number, limit: number): Promise<ConversationFact[]> {
  return db.query<ConversationFact>(
    `select ${columns.join(', ')} from conversation_facts where began_at >= $1 and began_at < $2 order by began_at, conversation_id limit $3`,
    [from, to, limit],
  );
}

/** The same from a fact on, which has been listed. */
export async function nextConversationFacts(
  db: Queryable,
  after: ConversationFact,
  to: number,
  limit: number,
): Promise<ConversationFact[]> {
  return db.query<ConversationFact>(
    `select ${columns.join(', ')} from conversation_facts
     where began_at >= $1 and began_at < $3 and (began_at > $1 or conversation_id > $2) order by began_at, conversation_id limit $4`,
    [after.began_at, after.conversation_id, to, limit],
  );
}

/** Before a conversation goes: the days and the other handoffs in which it was counted are measured anew without it. */
export async function measureWithout(tx: Queryable, conversationId: string): Promise<void> {
  const handoffs = 'select id from handoffs where conversation_id = $1';
  // Of the same person's other handoffs one has no handoff before it any more, or another one.
  await tx.query(
    `insert into stale_facts (kind, subject, marked_at)
     select distinct 'handoff', other.handoff_id, 1 from requester_keys own join requester_keys other on other.key = own.key
     where own.handoff_id in (${handoffs})
     on conflict (kind, subject) do update set marked_at = stale_facts.marked_at + 1`,
    [conversationId],
  );
  const counted = await tx.query<{ at: number }>(
    `select requested_at as at from handoff_facts where handoff_id in (${handoffs})
     union all select began_at as at from conversation_facts where conversation_id = $1`,
    [conversationId],
  );
  await tx.query(`delete from stale_facts where kind = 'handoff' and subject in (${handoffs})`, [conversationId]);
  await tx.query(`delete from stale_facts where kind = 'conversation' and subject = $1`, [conversationId]);
  await touchDays(
    tx,
    counted.map(({ at }) => Number(at)),
  );
}
