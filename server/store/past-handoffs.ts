import type { Queryable } from '#domain/database.ts';
import { isNeeded, type Verdict } from '#domain/handoff-now.ts';
import type { EndDisposition } from '#domain/way-back.ts';

/** A handoff of a conversation, its own or one that it had joined, once for each agent who said something of it. */
interface PastHandoff {
  /** Milliseconds since 1970; null while it is open, and where it failed. */
  completed_at: number | null;
  /** How many messages had been said when it ended: they are settled from then on. */
  settled: number;
  /** How it ended; null while it is open. */
  disposition: EndDisposition | null;
  verdict: Verdict | null;
  given_at: number | null;
}

/** In the order in which they ended, those that did not last. */
export async function pastHandoffs(db: Queryable, conversationId: string): Promise<PastHandoff[]> {
  const settled = 'select count(*) from messages where messages.conversation_id = $1 and messages.position <= ';
  const rows = await db.query<PastHandoff>(
    `select completed_at, (${settled} handoffs.settled_position) as settled, disposition, verdict, given_at
       from handoffs left join verdicts on verdicts.handoff_id = handoffs.id where handoffs.conversation_id = $1
     union all
     select completed_at, (${settled} joined_conversations.settled_position) as settled, disposition, null as verdict, null as given_at
       from joined_conversations join handoffs on handoffs.id = joined_conversations.handoff_id where joined_conversations.conversation_id = $1`,
    [conversationId],
  );
  const number = (value: number | null) => (value === null ? null : Number(value));
  return rows
    .map(({ completed_at, settled, given_at, ...row }) => ({
      ...{ ...row, completed_at: number(completed_at), settled: Number(settled), given_at: number(given_at) },
    }))
    .sort((a, b) => (a.completed_at ?? Number.MAX_SAFE_INTEGER) - (b.completed_at ?? Number.MAX_SAFE_INTEGER));
}

/** How many messages were settled when something was decided. @param messages said by then */
export function settledBy(handoffs: PastHandoff[], decidedAt: number, messages: number): number {
  // A delivery may be read after an end that came later than it: what was said since tells.
  const isBefore = ({ completed_at, settled }: PastHandoff) =>
    completed_at !== null && (messages > settled || (messages === settled && decidedAt > completed_at));
  return Math.max(0, ...handoffs.filter(isBefore).map(({ settled }) => settled));
}

/** What agents say of each handoff, the last word deciding, by how many messages were settled before it. */
export function neededAfter(handoffs: PastHandoff[]): Map<number, boolean> {
  const words = new Map<number, { needed: boolean; given_at: number }>();
  for (const { verdict, given_at, ...handoff } of handoffs) {
    if (verdict === null || given_at === null) continue;
    const before = settledBefore(handoff, handoffs);
    if ((words.get(before)?.given_at ?? -1) < given_at) words.set(before, { needed: isNeeded(verdict), given_at });
  }
  return new Map([...words].map(([before, { needed }]) => [before, needed]));
}

/** How each handoff ended, by how many messages were settled before it. */
export function endedAfter(handoffs: PastHandoff[]): Map<number, EndDisposition> {
  return new Map(
    handoffs.flatMap((handoff) => (handoff.disposition === null ? [] : [[settledBefore(handoff, handoffs), handoff.disposition] as const])),
  );
}

function settledBefore({ completed_at }: Pick<PastHandoff, 'completed_at'>, handoffs: PastHandoff[]): number {
  const isBefore = (one: PastHandoff) => one.completed_at !== null && (completed_at === null || one.completed_at < completed_at);
  return Math.max(0, ...handoffs.filter(isBefore).map(({ settled }) => settled));
}

/** What agents say of all of them, the last word deciding. @returns null where nobody said anything */
export function lastWord(handoffs: PastHandoff[]): boolean | null {
  const said = handoffs.filter(({ verdict }) => verdict !== null).sort((a, b) => b.given_at! - a.given_at!);
  return said[0] ? isNeeded(said[0].verdict!) : null;
}
