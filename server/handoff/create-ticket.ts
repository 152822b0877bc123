import type { Task } from '../jobs/worker.ts';
import { acceptHandoff, failHandoff } from '../store/handoff-states.ts';
import { findHandoff, freezeTicketRequest, type Handoff } from '../store/handoffs.ts';
import { addJob } from '../store/jobs.ts';
import type { HandoffDeps } from './deps.ts';
import { draftTicket } from './draft-ticket.ts';
import { jobPriority } from './job-priority.ts';
import { writeNext } from './pass-on.ts';
import { tellBot } from './tell-bot.ts';
import { wordsFor } from './words-for-requester.ts';

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
        // Only now is anything said to the requester: before this line it would have been a promise.
        if (await acceptHandoff(tx, handoffId, ticketId, deps.now())) {
          const text = handoff.say ?? wordsFor(handoff.brief.conversation.locale).accepted;
          await writeNext(deps, tx, handoffId);
          await tellBot(deps, tx, { ...handoff, ticketId }, { kind: 'handoff_accepted', text });
        }
        await addJob(tx, {
          id: deps.newId(),
          task: 'alert_agents',
          subject: handoffId,
          priority: jobPriority[handoff.brief.why.priority],
          runAt: deps.now(),
        });
      };
    },
    async onBuried(tx, handoffId) {
      await failHandoff(tx, handoffId);
      const handoff = await findHandoff(tx, handoffId);
      if (handoff) await tellBot(deps, tx, handoff, { kind: 'handoff_failed', text: wordsFor(handoff.brief.conversation.locale).failed });
    },
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
