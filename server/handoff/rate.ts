import { AppError } from '#domain/errors.ts';
import { findHandoff } from '../store/handoffs.ts';
import { type Rating, setRating } from '../store/ratings.ts';
import type { HandoffDeps } from './deps.ts';

/** What the requester thinks of it once it is over; said again, the last word counts. @throws AppError unknown_handoff, handoff_open */
export async function rate(deps: HandoffDeps, handoffId: string, rating: Rating): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const handoff = await findHandoff(tx, handoffId);
    if (!handoff) throw new AppError('unknown_handoff', `No handoff has the id ${handoffId}`);
    if (handoff.state !== 'completed') throw new AppError('handoff_open', 'The handoff is under way: it can be rated when it is over');
    await setRating(tx, handoffId, rating, deps.now());
  });
}
