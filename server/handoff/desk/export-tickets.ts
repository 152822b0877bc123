import { AppError } from '#domain/errors.ts';
import type { Task } from '../../jobs/worker.ts';
import { addAuditEntry } from '../../store/audit.ts';
import { addJob } from '../../store/jobs.ts';
import { advanceExport, beginExport, findExport, type TicketExport } from '../../store/ticket-exports.ts';
import { saveTicketFacts } from '../../store/ticket-facts.ts';
import type { HandoffDeps } from '../deps.ts';

/** Ten pages a minute are allowed, and others may want some of them. */
const betweenPagesMs = 8_000;
/** Once everything has been seen, what changed since is fetched so often. */
const followMs = 3_600_000;
/** Behind everything that somebody waits for. */
const priority = 0;

/**
 * Fetches what the helpdesk measured of tickets: all that changed since a moment, then what changes. Where it has got to is kept with
 * each page, so that it goes on there after anything.
 * @throws AppError bad_payload where the moment is not in the past
 */
export async function beginBackfill(deps: HandoffDeps, fromAt: number, actor: string): Promise<TicketExport> {
  const now = deps.now();
  if (fromAt >= now) throw new AppError('bad_payload', 'from: must be in the past', { path: 'from' });
  await deps.db.transaction(async (tx) => {
    await beginExport(tx, now, fromAt);
    await addJob(tx, { id: deps.newId(), task: 'export_tickets', subject: `${now}:0`, priority, runAt: now });
    const detail = `since ${new Date(fromAt).toISOString()}`;
    await addAuditEntry(tx, { id: deps.newId(), at: now, actor, action: 'backfill_begun', target: 'measures', detail });
  });
  deps.onJob();
  return (await findExport(deps.db))!;
}

/** How far it is; null where nobody has begun it. */
export const readBackfill = ({ db }: Pick<HandoffDeps, 'db'>): Promise<TicketExport | null> => findExport(db);

/** One page; the next one is a job of its own. */
export function exportTickets(deps: HandoffDeps): Task {
  return {
    async run(subject) {
      const before = await findExport(deps.db);
      // Somebody has begun anew since.
      if (!before || subject !== `${before.begunAt}:${before.pages}`) return async () => undefined;
      const page = await deps.helpdesk.exportTickets(before.cursor, before.fromAt);
      return async (tx) => {
        const now = deps.now();
        const isOurs = await advanceExport(tx, before, {
          cursor: page.cursor,
          reachedAt: page.isEnd ? now : Math.max(before.reachedAt, page.reachedAt ?? 0),
          tickets: page.tickets.length,
          isComplete: before.isComplete || page.isEnd,
        });
        if (!isOurs) return;
        await saveTicketFacts(tx, page.tickets);
        const runAt = now + (page.isEnd ? followMs : betweenPagesMs);
        await addJob(tx, { id: deps.newId(), task: 'export_tickets', subject: `${before.begunAt}:${before.pages + 1}`, priority, runAt });
      };
    },
  };
}
