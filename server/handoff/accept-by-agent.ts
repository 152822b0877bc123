import { AppError } from '#domain/errors.ts';
import type { Agent } from '#domain/handoff-now.ts';
import { findOwner, ownHandoff } from '../store/handoff-owners.ts';
import { findHandoff } from '../store/handoffs.ts';
import { endWait } from '../store/waits.ts';
import type { HandoffDeps } from './deps.ts';
import { recordChange } from './record-change.ts';

/**
 * An agent makes the handoff theirs. Doing it twice changes nothing.
 * @param over whether another owner is replaced
 * @throws AppError unknown_handoff, handoff_closed, handoff_owned
 */
export async function acceptByAgent(deps: HandoffDeps, handoffId: string, agent: Agent, over: boolean): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const handoff = await findHandoff(tx, handoffId);
    if (!handoff) throw new AppError('unknown_handoff', `No handoff has the id ${handoffId}`);
    if (handoff.state === 'completed' || handoff.state === 'failed')
      throw new AppError('handoff_closed', `The handoff has ended already (${handoff.disposition ?? handoff.state})`);
    const before = await findOwner(tx, handoffId);
    if (before?.id === agent.id) return;
    if (!(await ownHandoff(tx, handoffId, agent, deps.now(), over)))
      throw new AppError('handoff_owned', `${before?.name ?? 'Another agent'} has accepted it`);
    await endWait(tx, handoffId, deps.now());
    await recordChange(deps, tx, { handoffId, agent, action: 'accepted', detail: before?.name ?? null });
  });
  deps.onJob();
}
