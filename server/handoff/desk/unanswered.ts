import type { Brief } from '#domain/brief.ts';
import type { ReasonCode } from '#domain/decision.ts';
import { redactLine } from '#domain/redaction/redact-line.ts';
import { oneLine } from '#domain/visible.ts';

/** Reasons that say: the bot did not know. */
const unknowing: readonly ReasonCode[] = ['out_of_knowledge', 'low_confidence', 'failed_attempts', 'repetition'];
const longest = 240;
/** "ok", "yes": an answer to something, and no question. */
const shortest = 8;

/** What the requester wanted and the bot could not answer, without what names a person; null where that was not the trouble. */
export function unanswered({ why, messages }: Brief): string | null {
  const reason = why.reasons.find(({ code }) => unknowing.includes(code));
  if (!reason) return null;
  const proof = messages.findIndex(({ id }) => id === reason.evidence[0]);
  const before = proof < 0 ? messages : messages.slice(0, proof + 1);
  const asked = before.findLast(({ author, text }) => author === 'requester' && text.trim().length >= shortest);
  return asked ? oneLine(redactLine(asked.text), longest) : null;
}
