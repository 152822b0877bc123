import type { Queryable } from '#domain/database.ts';
import type { Task } from '../jobs/worker.ts';
import { addAuditEntry } from '../store/audit.ts';
import { addJobs } from '../store/jobs.ts';
import type { HandoffDeps } from './deps.ts';

const priority = 1;

/** Queues the tickets of a person who was erased, in the transaction that erased them. */
export async function queueRedactions({ newId, now }: HandoffDeps, tx: Queryable, tickets: string[]): Promise<void> {
  await addJobs(
    tx,
    tickets.map((ticket) => ({ id: newId(), task: 'redact_ticket', subject: ticket, priority, runAt: now() })),
  );
}

/** Takes what an erased person said out of their ticket; what could not be taken out stands in the audit. */
export function redactTicket(deps: HandoffDeps): Task {
  return {
    async run(ticketId) {
      const rest = await deps.helpdesk.redactTicket(ticketId);
      return (tx) => tellRedaction(deps, tx, `ticket:${ticketId}`, rest.length === 0 ? 'all of it' : `by hand: ${rest.join(', ')}`);
    },
    onBuried: (tx, ticketId) => tellRedaction(deps, tx, `ticket:${ticketId}`, 'by hand: all of it, the helpdesk did not let us'),
  };
}

/** Writes into the audit what of an erased person's ticket was taken out. @param target `ticket:…`, or `handoff:…` where none is known */
export function tellRedaction({ newId, now }: HandoffDeps, tx: Queryable, target: string, detail: string): Promise<void> {
  return addAuditEntry(tx, { id: newId(), at: now(), actor: 'baton', action: 'ticket_redacted', target, detail });
}
