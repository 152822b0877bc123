import type { Task } from '../jobs/worker.ts';
import { findHandoff } from '../store/handoffs.ts';
import type { HandoffDeps } from './deps.ts';
import { filesOf } from './draft-ticket.ts';

/** Adds brief and transcript to a ticket that had to be made without them. */
export function attachFiles(deps: HandoffDeps): Task {
  return {
    async run(handoffId) {
      const handoff = await findHandoff(deps.db, handoffId);
      if (!handoff?.ticketId) throw new Error(`Handoff ${handoffId} wants files but has no ticket`);
      await deps.helpdesk.attachFiles(handoff.ticketId, filesOf(handoff.brief));
      return async () => undefined;
    },
  };
}
