import type { Brief } from '#domain/brief.ts';
import type { Queryable } from '#domain/database.ts';
import { isNeeded, type Verdict } from '#domain/handoff-now.ts';
import { mostEffort } from '#domain/requester-act.ts';
import { askedAgain, knownFrom } from '#signals/asked-again.ts';
import type { HandoffFact } from '../../store/handoff-facts.ts';
import {
  type RawDecision,
  type RawHandoff,
  rawDecisions,
  rawEnds,
  rawHandoffs,
  rawPrevious,
  rawReplies,
  rawVerdicts,
} from '../../store/raw-facts.ts';
import { unanswered } from './unanswered.ts';

/** A signal of this strength is one that somebody could have acted on. */
export const telling = 0.5;
/** Ratings from this on mean that the requester is satisfied: the two best of five, as surveys count. */
const satisfiedFrom = 4;
/** Ends in an agent's hands. */
const handled = ['solved', 'handed_back'];

const seconds = (ms: number) => Math.max(0, Math.floor(ms / 1000));

/** Works out what is measured of these handoffs from what is kept of them; those that are gone are left out. */
export async function handoffFactsOf(tx: Queryable, ids: string[]): Promise<HandoffFact[]> {
  const handoffs = await rawHandoffs(tx, ids);
  if (handoffs.length === 0) return [];
  const conversations = [...new Set(handoffs.map(({ conversation_id }) => conversation_id))];
  const replies = Map.groupBy(await rawReplies(tx, ids), ({ handoff_id }) => handoff_id);
  const verdicts = new Map((await rawVerdicts(tx, ids)).map(({ handoff_id, verdict }) => [handoff_id, verdict as Verdict]));
  const previous = new Map((await rawPrevious(tx, ids)).map(({ handoff_id, at }) => [handoff_id, Number(at)]));
  const decisions = Map.groupBy(await rawDecisions(tx, conversations), ({ conversation_id }) => conversation_id);
  const ends = Map.groupBy(await rawEnds(tx, conversations), ({ conversation_id }) => conversation_id);
  return handoffs.map((raw) => {
    const requestedAt = Number(raw.requested_at);
    const brief = JSON.parse(raw.brief) as Brief;
    const said = replies.get(raw.id) ?? [];
    const began = Math.max(
      Number.NEGATIVE_INFINITY,
      ...(ends.get(raw.conversation_id) ?? []).map(({ completed_at }) => Number(completed_at)).filter((at) => at < requestedAt),
    );
    const signalAt = firstSignal(decisions.get(raw.conversation_id) ?? [], began, requestedAt);
    const before = previous.get(raw.id);
    const verdict = verdicts.get(raw.id);
    return {
      handoff_id: raw.id,
      requested_at: requestedAt,
      bot: brief.conversation.bot,
      channel: brief.conversation.channel,
      intent: brief.intent ?? '',
      reason: brief.why.reasons[0]?.code ?? 'custom',
      signal_seconds: signalAt === null ? null : seconds(requestedAt - signalAt),
      reply_seconds: replySeconds(raw, said[0]?.sent_at ?? null, requestedAt),
      ...timesOf(raw, said[0]?.sent_at ?? null),
      previous_seconds: before === undefined ? null : seconds(requestedAt - before),
      satisfied: satisfiedOf(raw),
      effort: raw.effort === null ? null : mostEffort + 1 - Number(raw.effort),
      needed: verdict === undefined ? null : isNeeded(verdict) ? 1 : 0,
      asked_again: said.length === 0 ? null : repeats(brief, said),
      question: unanswered(brief),
    };
  });
}

/** The requester's own word to us goes before the helpdesk's survey. */
function satisfiedOf({ satisfaction, ticket_satisfied }: RawHandoff): number | null {
  if (satisfaction !== null) return Number(satisfaction) >= satisfiedFrom ? 1 : 0;
  return ticket_satisfied === null ? null : Number(ticket_satisfied);
}

/** From the request on: the helpdesk counts from the ticket on, and in minutes. */
function replySeconds(raw: RawHandoff, firstReply: string | null, requestedAt: number): number | null {
  if (firstReply !== null) return seconds(Date.parse(firstReply) - requestedAt);
  if (raw.ticket_reply_seconds === null || raw.accepted_at === null) return null;
  return seconds(Number(raw.accepted_at) - requestedAt) + Number(raw.ticket_reply_seconds);
}

function timesOf(raw: RawHandoff, firstReply: string | null): Pick<HandoffFact, 'handle_seconds' | 'wait_error_seconds'> {
  const taken = raw.wait_ended_at !== null ? Number(raw.wait_ended_at) : firstReply !== null ? Date.parse(firstReply) : null;
  // Without a webhook nobody told us of the end, but the helpdesk knows it.
  const ended = raw.completed_at !== null ? (handled.includes(raw.disposition ?? '') ? raw.completed_at : null) : raw.ticket_solved_at;
  const isEstimated = raw.estimated_ms !== null && raw.wait_ended_at !== null && raw.wait_began_at !== null;
  return {
    handle_seconds: taken !== null && ended !== null ? seconds(Number(ended) - taken) : null,
    wait_error_seconds: isEstimated
      ? seconds(Math.abs(Number(raw.wait_ended_at) - Number(raw.wait_began_at) - Number(raw.estimated_ms)))
      : null,
  };
}

/** When something that could have been acted on was first seen, since the conversation was last in people's hands. */
function firstSignal(decisions: RawDecision[], after: number, until: number): number | null {
  const seen = decisions.find(({ decided_at, signals }) => {
    const at = Number(decided_at);
    return at > after && at <= until && (JSON.parse(signals) as { strength: number }[]).some(({ strength }) => strength >= telling);
  });
  return seen ? Number(seen.decided_at) : null;
}

function repeats(brief: Brief, said: { text: string }[]): string {
  const known = knownFrom(brief);
  return [...new Set(said.flatMap(({ text }) => askedAgain(known, text)))].sort().join(' ');
}
