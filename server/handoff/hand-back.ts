import { AppError } from '#domain/errors.ts';
import type { Agent } from '#domain/handoff-now.ts';
import { findHandoff } from '../store/handoffs.ts';
import { completeOnce } from './complete-handoff.ts';
import type { HandoffDeps } from './deps.ts';
import { recordChange } from './record-change.ts';

/**
 * Passes the conversation back to the bot.
 * @param note what the bot should know; it reads it, the requester does not
 * @throws AppError unknown_handoff, handoff_waiting, handoff_closed
 */
export async function handBack(deps: HandoffDeps, handoffId: string, note: string | null, agent: Agent): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const handoff = await findHandoff(tx, handoffId);
    if (!handoff) throw new AppError('unknown_handoff', `No handoff has the id ${handoffId}`);
    if (handoff.state === 'requested') throw new AppError('handoff_waiting', 'The handoff has no ticket yet');
    if (!(await completeOnce(deps, tx, handoff, 'handed_back', note)))
      throw new AppError('handoff_closed', `The handoff has ended already (${handoff.disposition ?? handoff.state})`);
    await recordChange(deps, tx, { handoffId, agent, action: 'handed_back', detail: note });
  });
  deps.onJob();
}
