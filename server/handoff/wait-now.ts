import type { Queryable } from '#domain/database.ts';
import type { WaitLeft } from '#domain/wait-left.ts';
import type { IsOpen } from '#rules/hours.ts';
import type { Handoff } from '../store/handoffs.ts';
import { findWait, placeNow } from '../store/waits.ts';
import { nextPromise, pastWaits } from './promise-for.ts';

/**
 * What is left of a requester's wait, as it was promised to them.
 * @param now milliseconds since 1970
 * @param isOpen null where no business hours are configured
 * @returns null as long as nothing was promised, once it is over, and where nobody is at work by then
 */
export async function waitNow(tx: Queryable, { id }: Handoff, now: number, isOpen: IsOpen | null): Promise<WaitLeft | null> {
  const wait = await findWait(tx, id);
  if (!wait || wait.endedAt !== null || wait.promisedAt === null) return null;
  const place = await placeNow(tx, wait);
  const until =
    wait.promisedAt > now ? wait.promisedAt : nextPromise(await pastWaits(tx, wait.group, isOpen), place, wait.beganAt, now, isOpen);
  return until === null ? null : { ahead: place - 1, seconds: Math.ceil((until - now) / 1_000) };
}
