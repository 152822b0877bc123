import type { Queryable, SqlValue } from '#domain/database.ts';
import { touchDays } from './fact-days.ts';
import { placeholders } from './rows.ts';

/** What is measured of one handoff. Everything in it is told by other rows, and can be worked out again. */
export interface HandoffFact {
  handoff_id: string;
  /** Milliseconds since 1970. */
  requested_at: number;
  bot: string;
  channel: string;
  /** Empty where the bot told none. */
  intent: string;
  /** Code of the strongest reason. */
  reason: string;
  /** From the first signal to the request; null where no signal was seen. */
  signal_seconds: number | null;
  /** From the request to the first thing an agent said; null while nobody has. */
  reply_seconds: number | null;
  /** From the moment an agent took it to its end; null where nobody did, or it did not end in an agent's hands. */
  handle_seconds: number | null;
  /** How far the wait was from what had been estimated; null where nothing had, or it goes on. */
  wait_error_seconds: number | null;
  /** Since the same person's handoff before; null where there is none. */
  previous_seconds: number | null;
  /** 1 or 0; null where the requester did not say. */
  satisfied: number | null;
  /** 1 none to 7 very much; null where the requester did not say. */
  effort: number | null;
  /** 1 or 0 by the last word of an agent; null where none judged. */
  needed: number | null;
  /** What agents asked for although it was known, separated by spaces; empty where nothing, null where no agent said anything. */
  asked_again: string | null;
  /** What the bot could not answer, without addresses and numbers; null where that was not the trouble. */
  question: string | null;
}

const columns = [
  'handoff_id',
  'requested_at',
  'bot',
  'channel',
  'intent',
  'reason',
  'signal_seconds',
  'reply_seconds',
  'handle_seconds',
  'wait_error_seconds',
  'previous_seconds',
  'satisfied',
  'effort',
  'needed',
  'asked_again',
  'question',
] as const satisfies (keyof HandoffFact)[];
const rest = columns.slice(1).map((column) => `${column} = excluded.${column}`);

/** Writes facts in the place of what they were. */
export async function saveHandoffFacts(tx: Queryable, facts: HandoffFact[]): Promise<void> {
  if (facts.length === 0) return;
  await tx.query(
    `insert into handoff_facts (${columns.join(', ')}) values ${placeholders(facts.length, columns.length)}
     on conflict (handoff_id) do update set ${rest.join(', ')}`,
    facts.flatMap((fact) => columns.map((column): SqlValue => fact[column])),
  );
  await touchDays(
    tx,
    facts.map(({ requested_at }) => requested_at),
  );
}

/** Facts of a time, in order. @param from milliseconds since 1970 @param to the first moment that is no more in it */
export async function listHandoffFacts(db: Queryable, from: number, to: number, limit: number): Promise<HandoffFact[]> {
  return db.query<HandoffFact>(
    `select ${columns.join(', ')} from handoff_facts where requested_at >= $1 and requested_at < $2 order by requested_at, handoff_id limit $3`,
    [from, to, limit],
  );
}

/** The same from a fact on, which has been listed. */
export async function nextHandoffFacts(db: Queryable, after: HandoffFact, to: number, limit: number): Promise<HandoffFact[]> {
  return db.query<HandoffFact>(
    `select ${columns.join(', ')} from handoff_facts
     where requested_at >= $1 and requested_at < $3 and (requested_at > $1 or handoff_id > $2) order by requested_at, handoff_id limit $4`,
    [after.requested_at, after.handoff_id, to, limit],
  );
}

/** The latest things that bots could not answer, newest first. */
export async function listQuestions(db: Queryable, from: number, to: number, limit: number): Promise<HandoffFact[]> {
  return db.query<HandoffFact>(
    `select ${columns.join(', ')} from handoff_facts where requested_at >= $1 and requested_at < $2 and question is not null
     order by requested_at desc, handoff_id limit $3`,
    [from, to, limit],
  );
}
