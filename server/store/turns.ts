/** As much as one bot may send a second and still be served as it comes. */
const shareMs = 1_000;
/** What somebody sent in a bad hour is not held against them longer than that. */
const furthestMs = 3_600_000;

/**
 * Deals out turns, so that a bot which sends thousands does not keep another one's few waiting: each piece of work of one bot has its
 * turn a second after the one before. Nobody waits for a turn; it only says who goes first where there is more work than hands.
 * @returns the turn of a bot's next piece of work, in milliseconds since 1970: now, or later the more it has sent
 */
export function createTurns(): (bot: string, now: number) => number {
  const next = new Map<string, number>();
  return (bot, now) => {
    const turn = Math.max(now, next.get(bot) ?? 0);
    next.set(bot, Math.min(turn + shareMs, now + furthestMs));
    return turn;
  };
}
