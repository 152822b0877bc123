import type { Message } from '#domain/conversation.ts';

/** Who comes back after so long begins anew. */
const longestPauseMs = 60 * 60_000;

/**
 * For how long the requester has been at it: since the first of their words after which nobody was silent for an hour, and after which no agent
 * has written.
 * @param at milliseconds since 1970
 * @returns whole minutes; 0 also where messages have no times
 */
export function waitedMinutes(messages: readonly Message[], at: number): number {
  let since = at;
  let next = at;
  for (let place = messages.length - 1; place >= 0; place -= 1) {
    const { author, sentAt } = messages[place]!;
    if (author === 'agent') break;
    const sentMs = sentAt === null ? Number.NaN : Date.parse(sentAt);
    if (Number.isNaN(sentMs)) continue;
    if (next - sentMs > longestPauseMs) break;
    if (author === 'requester') since = sentMs;
    next = sentMs;
  }
  return Math.max(0, Math.floor((at - since) / 60_000));
}
