import type { Task } from '../jobs/worker.ts';
import { failHandoff, findHandoff, freezeTicketRequest, type Handoff, setTicket } from '../store/handoffs.ts';
import { addJob } from '../store/jobs.ts';
import type { HandoffDeps } from './deps.ts';
import { draftTicket } from './draft-ticket.ts';
import { jobPriority } from './job-priority.ts';

/**
 * Makes the handoff's ticket, exactly once: the request is frozen before the first try and carries the handoff's id
 * both as idempotency key and as external id, and every later try looks for the ticket before it asks for one.
 */
export function createTicket(deps: HandoffDeps): Task {
  return {
    async run(handoffId) {
      const handoff = await findHandoff(deps.db, handoffId);
      if (!handoff) throw new Error(`Handoff ${handoffId} has a job but no row`);
      const ticketId = handoff.ticketId ?? (await findOrCreate(deps, handoff));
      return async (tx) => {
        await setTicket(tx, handoffId, ticketId);
        await addJob(tx, {
          id: deps.newId(),
          task: 'alert_agents',
          subject: handoffId,
          priority: jobPriority[handoff.brief.why.priority],
          runAt: deps.now(),
        });
      };
    },
    onBuried: failHandoff,
  };
}

async function findOrCreate({ db, helpdesk }: HandoffDeps, handoff: Handoff): Promise<string> {
  if (handoff.ticketRequest !== null) {
    // Somebody froze it before, so somebody may have sent it: the answer may have been lost with the process.
    const existing = await helpdesk.findTicket(handoff.id);
    if (existing !== null) return existing;
    return (await helpdesk.createTicket(handoff.ticketRequest, handoff.id)).ticketId;
  }
  const request = await helpdesk.prepareTicket(draftTicket(handoff.brief, handoff.routing));
  const frozen = await freezeTicketRequest(db, handoff.id, request);
  return (await helpdesk.createTicket(frozen, handoff.id)).ticketId;
}
