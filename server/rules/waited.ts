import type { Message } from '#domain/conversation.ts';

/** Who comes back after so long begins anew. */
const longestPauseMs = 60 * 60_000;

/**
 * For how long the requester has been at it: since the first of their words after which nobody was silent for an hour, and after which no agent
 * has written.
 * @param at milliseconds since 1970
 * @returns whole minutes; null where messages have no times
 */
export function waitedMinutes(messages: readonly Message[], at: number): number | null {
  let since: number | null = null;
  let [next, isKnown] = [at, false];
  for (let place = messages.length - 1; place >= 0; place -= 1) {
    const { author, sentAt } = messages[place]!;
    const sentMs = sentAt === null ? Number.NaN : Date.parse(sentAt);
    if (author === 'agent' || next - sentMs > longestPauseMs) break;
    if (Number.isNaN(sentMs)) continue;
    isKnown = true;
    if (author === 'requester') since = sentMs;
    next = sentMs;
  }
  return since === null ? (isKnown ? 0 : null) : Math.max(0, Math.floor((at - since) / 60_000));
}
