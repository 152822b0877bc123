import type { Queryable } from '#domain/database.ts';
import { estimateWait, type PastWait, promiseAnew, type WaitEstimate } from '#domain/waiting.ts';
import type { IsOpen } from '#rules/hours.ts';
import { listPastWaits } from '../store/waits.ts';

/** Longer waits are looked at so often on the way: a night or a weekend is never missed. */
const everyMs = 2 * 3_600_000;
/** Whoever waited longer waited for something else than their turn. */
const longestMs = 24 * 3_600_000;

/**
 * The group's past waits that tell something of others: what was waited over a night is how long the night was.
 * @param isOpen null where no business hours are configured
 */
export async function pastWaits(tx: Queryable, group: string, isOpen: IsOpen | null): Promise<PastWait[]> {
  const past = await listPastWaits(tx, group);
  return isOpen === null ? past : past.filter((wait) => isWithin(isOpen, wait));
}

function isWithin(isOpen: IsOpen, { endedAt, waitedMs }: PastWait): boolean {
  if (waitedMs > longestMs) return false;
  // From the begin: of those who came in the night most are told apart by the first question.
  for (let at = endedAt - waitedMs; at < endedAt; at += everyMs) if (!isOpen(at)) return false;
  return isOpen(endedAt);
}

/** What may be promised to somebody whose wait begins; null while nobody knows, and where nobody would be at work by then. @param now milliseconds since 1970 */
export function promiseFor(past: PastWait[], position: number, now: number, isOpen: IsOpen | null): WaitEstimate | null {
  const estimate = estimateWait(past, position, now);
  return estimate === null || isOpen?.(now + estimate.promiseMs) === false ? null : estimate;
}

/** The same for somebody to whom a promise was not kept. @param beganAt milliseconds since 1970 @returns milliseconds since 1970 */
export function nextPromise(past: PastWait[], position: number, beganAt: number, now: number, isOpen: IsOpen | null): number | null {
  const until = beganAt + promiseAnew(past, position, now - beganAt, now);
  return isOpen?.(until) === false ? null : until;
}
