import { AppError } from '#domain/errors.ts';
import { addAct } from '../store/requester-acts.ts';
import { completeOnce } from './complete-handoff.ts';
import type { HandoffDeps } from './deps.ts';
import { noteOf, openFor } from './from-requester.ts';
import { recordChange } from './record-change.ts';

const words = {
  abandoned: { agents: 'The requester needs nobody any more: they cancelled.', bot: 'The requester cancelled by themselves.' },
  handed_back: { agents: 'The requester went back to the bot.', bot: 'The requester chose to come back to you.' },
};

/**
 * The requester needs no person any more, or wants the bot again; either way the bot may speak, and agents are told.
 * @throws AppError unknown_handoff, handoff_waiting, handoff_closed
 */
export async function endByRequester(deps: HandoffDeps, handoffId: string, disposition: 'abandoned' | 'handed_back'): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const { handoff } = await openFor(tx, handoffId);
    // A ticket that is being made at this moment cannot be called back.
    if (handoff.state !== 'accepted') throw new AppError('handoff_waiting', 'The handoff has no ticket yet');
    if (!(await completeOnce(deps, tx, handoff, disposition, words[disposition].bot)))
      throw new AppError('handoff_closed', 'The handoff has ended already');
    await addAct(tx, deps.newId(), handoffId, deps.now(), { kind: 'ended', disposition });
    await noteOf(deps, tx, handoff, words[disposition].agents);
    await recordChange(deps, tx, {
      handoffId,
      agent: null,
      action: disposition === 'abandoned' ? 'cancelled' : 'handed_back',
      detail: null,
    });
  });
  deps.onJob();
}
