import { AppError } from '#domain/errors.ts';
import { findHandoff } from '../store/handoffs.ts';
import { completeOnce } from './complete-handoff.ts';
import type { HandoffDeps } from './deps.ts';

/**
 * Passes the conversation back to the bot.
 * @param note what the bot should know; it reads it, the requester does not
 * @throws AppError unknown_handoff, handoff_waiting, handoff_closed
 */
export async function handBack(deps: HandoffDeps, handoffId: string, note: string | null): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const handoff = await findHandoff(tx, handoffId);
    if (!handoff) throw new AppError('unknown_handoff', `No handoff has the id ${handoffId}`);
    if (handoff.state === 'requested') throw new AppError('handoff_waiting', 'The handoff has no ticket yet');
    if (!(await completeOnce(deps, tx, handoff, 'handed_back', note)))
      throw new AppError('handoff_closed', `The handoff has ended already (${handoff.disposition ?? handoff.state})`);
  });
  deps.onJob();
}
