import type { TicketAttempts } from '../store/ticket-attempts.ts';

/** What to do about a ticket that was asked for before and is not found. */
export type NextStep =
  /** Send the same bytes under the same key: the helpdesk still knows the key, so at most one ticket comes of it. */
  | { do: 'send' }
  /** The old key is forgotten and there is no ticket: a new key can double nothing. */
  | { do: 'send_anew' }
  /** Look again, not earlier than this. @param isFirst the ticket is missed for the first time */
  | { do: 'look_again'; inMs: number; isFirst: boolean }
  /** Nobody can tell what became of it. */
  | { do: 'give_up' };

const minute = 60_000;
// Zendesk forgets a key after two hours by its own clock; near that, nobody knows.
const keySurelyKnown = 100 * minute;
const keySurelyForgotten = 125 * minute;
/**
 * Lists may lag two minutes behind, so what is missing is looked for twice. By a clock of ours that jumped a day ahead the helpdesk may have
 * made the ticket a moment ago: thirty seconds were too few.
 */
const betweenLooks = 150_000;
const disputePause = 15_000;
const longestDispute = 10 * minute;

/** @param now milliseconds since 1970 */
export function nextStep({ firstSentAt, missedAt, disputedAt }: TicketAttempts, now: number): NextStep {
  if (disputedAt !== null) {
    // Something else has the key. A ticket of ours may still show up; making another is out of the question.
    return now - disputedAt < longestDispute ? { do: 'look_again', inMs: disputePause, isFirst: false } : { do: 'give_up' };
  }
  if (firstSentAt === null) return { do: 'send' };
  const age = now - firstSentAt;
  if (age < keySurelyKnown) return { do: 'send' };
  if (age < keySurelyForgotten) return { do: 'look_again', inMs: keySurelyForgotten - age, isFirst: false };
  if (missedAt === null) return { do: 'look_again', inMs: betweenLooks, isFirst: true };
  return now - missedAt < betweenLooks ? { do: 'look_again', inMs: betweenLooks - (now - missedAt), isFirst: false } : { do: 'send_anew' };
}
