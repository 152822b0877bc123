import type { Queryable } from '#domain/database.ts';
import type { Task } from '../jobs/worker.ts';
import { addJobs } from '../store/jobs.ts';
import type { HandoffDeps } from './deps.ts';
import { queueRedactions, tellRedaction } from './redact-ticket.ts';

const priority = 1;
/** A creation may be on its way at this moment, and the helpdesk's lists lag behind. */
const looksAfterMs = [30_000, 600_000, 7_200_000];

/** Queues the search for tickets of erased handoffs that may have been made without our having heard of it. */
export async function queueSearches({ newId, now }: HandoffDeps, tx: Queryable, handoffs: string[]): Promise<void> {
  await addJobs(
    tx,
    handoffs.flatMap((handoff) =>
      looksAfterMs.map((ms, look) => ({
        id: newId(),
        task: 'seek_ticket',
        subject: `${handoff}:${look}`,
        priority,
        runAt: now() + ms,
        isPlanned: true,
      })),
    ),
  );
}

/** Looks for the ticket by its external id, which is the handoff's. What is found is redacted; that nothing was is told once. */
export function seekTicket(deps: HandoffDeps): Task {
  return {
    async run(subject) {
      const [handoff, look] = subject.split(':') as [string, string];
      const tickets = await deps.helpdesk.findTickets(handoff);
      const isLast = Number(look) === looksAfterMs.length - 1;
      return async (tx) => {
        await queueRedactions(deps, tx, tickets);
        if (isLast && tickets.length === 0) await tellRedaction(deps, tx, `handoff:${handoff}`, 'nothing: no ticket was made');
      };
    },
    onBuried(tx, subject) {
      const handoff = subject.split(':')[0]!;
      return tellRedaction(deps, tx, `handoff:${handoff}`, `by hand: whatever ticket has the external id ${handoff}`);
    },
  };
}
