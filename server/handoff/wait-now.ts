import type { Queryable } from '#domain/database.ts';
import type { WaitLeft } from '#domain/wait-left.ts';
import { promiseAnew } from '#domain/waiting.ts';
import type { Handoff } from '../store/handoffs.ts';
import { findWait, listPastWaits, placeNow } from '../store/waits.ts';

/** What is left of a requester's wait, as it was promised to them. @returns null as long as nothing was promised, and once it is over */
export async function waitNow(tx: Queryable, { id }: Handoff, now: number): Promise<WaitLeft | null> {
  const wait = await findWait(tx, id);
  if (!wait || wait.endedAt !== null || wait.promisedAt === null) return null;
  const place = await placeNow(tx, wait);
  const past = wait.promisedAt > now ? [] : await listPastWaits(tx, wait.group);
  const until = wait.promisedAt > now ? wait.promisedAt : wait.beganAt + promiseAnew(past, place, now - wait.beganAt, now);
  return { ahead: place - 1, seconds: Math.ceil((until - now) / 1_000) };
}
