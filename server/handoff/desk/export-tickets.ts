import { AppError } from '#domain/errors.ts';
import type { Task } from '../../jobs/worker.ts';
import { addAuditEntry } from '../../store/audit.ts';
import { addJob } from '../../store/jobs.ts';
import {
  advanceExport,
  beginExport,
  exportJobOf,
  findExport,
  findStop,
  resumeExport,
  type StoppedExport,
  type TicketExport,
} from '../../store/ticket-exports.ts';
import { saveTicketFacts } from '../../store/ticket-facts.ts';
import type { HandoffDeps } from '../deps.ts';

/** Ten pages a minute are allowed, and others may want some of them. */
const betweenPagesMs = 8_000;
/** Once everything has been seen, what changed since is fetched so often. */
const followMs = 3_600_000;
/** Behind everything that somebody waits for. */
const priority = 0;

export interface Backfill extends TicketExport {
  stopped: StoppedExport | null;
}

/**
 * Fetches what the helpdesk measured of tickets: all that changed since a moment, then what changes. Where it has got to is kept with
 * each page, so that it goes on there after anything.
 * @throws AppError bad_payload where the moment is not in the past
 */
export async function beginBackfill(deps: HandoffDeps, fromAt: number, actor: string): Promise<Backfill> {
  const now = deps.now();
  if (fromAt >= now) throw new AppError('bad_payload', 'from: must be in the past', { path: 'from' });
  await deps.db.transaction(async (tx) => {
    await beginExport(tx, now, fromAt);
    await addJob(tx, { id: deps.newId(), ...exportJobOf({ begunAt: now, pages: 0 }), priority, runAt: now });
    const detail = `since ${new Date(fromAt).toISOString()}`;
    await addAuditEntry(tx, { id: deps.newId(), at: now, actor, action: 'backfill_begun', target: 'measures', detail });
  });
  deps.onJob();
  return (await readBackfill(deps))!;
}

/** How far it is, and whether it has stopped; null where nobody has begun it. */
export async function readBackfill({ db }: Pick<HandoffDeps, 'db'>): Promise<Backfill | null> {
  const found = await findExport(db);
  return found && { ...found, stopped: await findStop(db, found) };
}

/** Goes on where it stopped; one that goes on by itself is left alone. */
export async function resumeBackfill(deps: HandoffDeps, actor: string): Promise<Backfill | null> {
  const found = await readBackfill(deps);
  if (!found?.stopped) return found;
  const now = deps.now();
  await deps.db.transaction(async (tx) => {
    // Jobs that were put aside long ago are forgotten.
    if (!(await resumeExport(tx, found, now))) await addJob(tx, { id: deps.newId(), ...exportJobOf(found), priority, runAt: now });
    const detail = `after ${found.tickets} tickets`;
    await addAuditEntry(tx, { id: deps.newId(), at: now, actor, action: 'backfill_resumed', target: 'measures', detail });
  });
  deps.onJob();
  return readBackfill(deps);
}

/** One page; the next one is a job of its own. */
export function exportTickets(deps: HandoffDeps): Task {
  return {
    async run(subject) {
      const before = await findExport(deps.db);
      // Somebody has begun anew since.
      if (!before || subject !== exportJobOf(before).subject) return async () => undefined;
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
        await addJob(tx, { id: deps.newId(), ...exportJobOf({ ...before, pages: before.pages + 1 }), priority, runAt });
      };
    },
  };
}
