import type { Task } from '../jobs/worker.ts';
import { findHandoff } from '../store/handoffs.ts';
import { addJob, isOnHand } from '../store/jobs.ts';
import { markChecked, unheardHandoffs } from '../store/unheard-handoffs.ts';
import { completeOnce } from './complete-handoff.ts';
import type { HandoffDeps } from './deps.ts';

/** So many tickets are asked about in one call. */
const atATime = 100;
const betweenPagesMs = 15_000;
const hour = 3_600_000;
/** Behind everything that somebody waits for. */
const priority = 0;

/**
 * Has the helpdesk asked about handoffs of which it has told nothing for long: while we or its webhook were away, their ends may have gone by,
 * and their bots would be silent for ever. Called by every process as often as it likes: there is one round in an hour, and none beside one that
 * is not at its end or was given up.
 */
export async function queueChecks(deps: HandoffDeps): Promise<void> {
  const now = deps.now();
  if ((await unheardHandoffs(deps.db, now - deps.checkAfterMs, 1)).length === 0) return;
  if (await isOnHand(deps.db, 'check_tickets')) return;
  const subject = `${Math.floor(now / hour)}:0`;
  await addJob(deps.db, { id: deps.newId(), task: 'check_tickets', subject, priority, runAt: now });
  deps.onJob();
}

/** One page, those first that were not heard of for longest; the next one is a job of its own. */
export function checkTickets(deps: HandoffDeps): Task {
  return {
    async run(subject) {
      const unheard = await unheardHandoffs(deps.db, deps.now() - deps.checkAfterMs, atATime);
      if (unheard.length === 0) return async () => undefined;
      const now = await deps.helpdesk.ticketsNow(unheard.map(({ ticket_id }) => ticket_id));
      return async (tx) => {
        for (const { id, ticket_id } of unheard) {
          const end = now.get(ticket_id) ?? null;
          const handoff = end === null ? null : await findHandoff(tx, id);
          if (handoff && end !== null) await completeOnce(deps, tx, handoff, end, null);
          else await markChecked(tx, id, deps.now());
        }
        if (unheard.length < atATime) return;
        const [round, page] = subject.split(':') as [string, string];
        const next = {
          task: 'check_tickets',
          subject: `${round}:${Number(page) + 1}`,
          priority,
          runAt: deps.now() + betweenPagesMs,
          isPlanned: true,
        };
        await addJob(tx, { id: deps.newId(), ...next });
      };
    },
  };
}
