import type { Task } from '../jobs/worker.ts';
import { findHandoff } from '../store/handoffs.ts';
import type { HandoffDeps } from './deps.ts';

const stillNewsMs = 2 * 60_000;

/** Tells agents' open screens that a ticket of ours has come, once it is there. */
export function alertAgents(deps: HandoffDeps): Task {
  return {
    async run(handoffId) {
      const handoff = await findHandoff(deps.db, handoffId);
      if (!handoff?.ticketId) throw new Error(`Handoff ${handoffId} is to be announced but has no ticket`);
      // Screens that were opened since show it anyway.
      if (deps.now() - (handoff.acceptedAt ?? 0) > stillNewsMs) return async () => undefined;
      await deps.helpdesk.notifyAgents('handoff_requested', {
        ticket_id: handoff.ticketId,
        priority: handoff.brief.why.priority,
        reason: handoff.brief.why.reasons[0]?.code ?? 'custom',
      });
      return async () => undefined;
    },
  };
}
