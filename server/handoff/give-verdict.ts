import { AppError } from '#domain/errors.ts';
import type { Agent, Verdict } from '#domain/handoff-now.ts';
import { findHandoff } from '../store/handoffs.ts';
import { findVerdict, removeVerdict, saveVerdict } from '../store/verdicts.ts';
import type { HandoffDeps } from './deps.ts';
import { recordChange } from './record-change.ts';

/** An agent says whether the handoff was right, or takes that back. @throws AppError unknown_handoff */
export async function giveVerdict(deps: HandoffDeps, handoffId: string, agent: Agent, verdict: Verdict | null): Promise<void> {
  await deps.db.transaction(async (tx) => {
    if (!(await findHandoff(tx, handoffId))) throw new AppError('unknown_handoff', `No handoff has the id ${handoffId}`);
    if ((await findVerdict(tx, handoffId, agent.id)) === verdict) return;
    if (verdict === null) await removeVerdict(tx, handoffId, agent.id);
    else await saveVerdict(tx, handoffId, agent.id, verdict, deps.now());
    await recordChange(deps, tx, { handoffId, agent, action: verdict === null ? 'verdict_withdrawn' : 'verdict_given', detail: verdict });
  });
  deps.onJob();
}
