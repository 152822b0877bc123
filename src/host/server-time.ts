/** Clocks that differ by less are left alone: an answer takes its time on the way. */
const smallestMs = 60_000;

let aheadMs = 0;

/** Learns from an answer of our server how late it is; one that does not tell changes nothing. @param answer with `served_at`, ISO 8601 */
export function learnTime(answer: unknown): void {
  const ms = Date.parse(String((answer as { served_at?: unknown } | null)?.served_at)) - Date.now();
  if (!Number.isNaN(ms)) aheadMs = Math.abs(ms) < smallestMs ? 0 : ms;
}

/** What time it is: by our server, where it told, since a computer's own clock may be wrong by hours. */
export function timeNow(): Date {
  return new Date(Date.now() + aheadMs);
}
