import type { Task } from '../jobs/worker.ts';
import { changedHandoff } from '../store/handoff-changes.ts';
import { findHandoff } from '../store/handoffs.ts';
import type { HandoffDeps } from './deps.ts';

/** Tells open panels to look again, so that a second agent sees at once what the first one did. */
export function announceChange(deps: HandoffDeps): Task {
  return {
    async run(changeId) {
      const handoffId = await changedHandoff(deps.db, changeId);
      const handoff = handoffId === null ? null : await findHandoff(deps.db, handoffId);
      if (handoff?.ticketId) await deps.helpdesk.notifyAgents('handoff_changed', { ticket_id: handoff.ticketId });
      return async () => undefined;
    },
  };
}
