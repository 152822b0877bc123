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
      return (tx) => tell(deps, tx, ticketId, rest.length === 0 ? 'all of it' : `by hand: ${rest.join(', ')}`);
    },
    onBuried: (tx, ticketId) => tell(deps, tx, ticketId, 'by hand: all of it, the helpdesk did not let us'),
  };
}

function tell({ newId, now }: HandoffDeps, tx: Queryable, ticketId: string, detail: string): Promise<void> {
  return addAuditEntry(tx, { id: newId(), at: now(), actor: 'baton', action: 'ticket_redacted', target: `ticket:${ticketId}`, detail });
}
