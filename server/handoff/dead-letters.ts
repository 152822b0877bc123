import type { Queryable } from '#domain/database.ts';
import { AppError } from '#domain/errors.ts';
import { outline } from '#domain/outline.ts';
import { addAuditEntry, listAuditEntries } from '../store/audit.ts';
import { type DeadLetter, discardJob, findDeadLetter, holdDeadLetter, listDeadLetters, reviveJob } from '../store/dead-letters.ts';
import { findAttempts } from '../store/ticket-attempts.ts';
import type { HandoffDeps } from './deps.ts';
import { tasksOf } from './tasks.ts';

/** What became of one that somebody decided about. */
export type Decided = { job: string; result: 'replayed' | 'discarded' | 'superseded' | 'not_dead' };

const pageSize = 100;

/** @param after the job of the last one of the page before. @throws AppError unknown_job when that one is dead no more */
export async function listedDeadLetters(
  { db }: HandoffDeps,
  { after, ...page }: { task: string | null; after: string | null; limit: number },
): Promise<DeadLetter[]> {
  const last = after === null ? null : await findDeadLetter(db, after);
  if (after !== null && last === null) throw unknown(after);
  return listDeadLetters(db, { ...page, after: last });
}

/** One with what was asked of the other side, texts taken out, and what was decided about it before. @throws AppError unknown_job */
export async function readDeadLetter(deps: HandoffDeps, job: string) {
  const letter = await findDeadLetter(deps.db, job);
  if (!letter) throw unknown(job);
  const attempts = letter.task === 'create_ticket' ? await findAttempts(deps.db, letter.subject) : null;
  const request = attempts && outline(JSON.parse(attempts.request));
  const history = await listAuditEntries(deps.db, job);
  return { ...letter, request, history: history.map(({ at, actor, action, detail }) => ({ at, actor, action, detail })) };
}

/**
 * Tries it again, as the same job with the same identity: what an earlier try has made is found and adopted.
 * Where the requester has another open handoff by now, it is put aside instead.
 */
export async function replayDeadLetter(deps: HandoffDeps, job: string, actor: string): Promise<Decided> {
  const task = tasksOf(deps);
  const result = await deps.db.transaction(async (tx) => {
    const letter = await holdDeadLetter(tx, job);
    if (!letter) return 'not_dead' as const;
    const isWanted = (await task[letter.task]?.onReplayed?.(tx, letter.subject)) ?? true;
    if (isWanted) await reviveJob(tx, job, deps.now());
    else await discardJob(tx, job, 'superseded: the requester has another open handoff');
    await audit(deps, tx, { job, actor, action: isWanted ? 'dead_letter_replayed' : 'dead_letter_superseded', detail: letter.reason });
    return isWanted ? ('replayed' as const) : ('superseded' as const);
  });
  deps.onJob();
  return { job, result };
}

/** Every one of a task, or of all, that is dead now. */
export async function replayAllDeadLetters(deps: HandoffDeps, task: string | null, actor: string): Promise<Decided[]> {
  const decided: Decided[] = [];
  let after: DeadLetter | null = null;
  for (;;) {
    const page: DeadLetter[] = await listDeadLetters(deps.db, { task, after, limit: pageSize });
    for (const { job } of page) decided.push(await replayDeadLetter(deps, job, actor));
    after = page.at(-1) ?? null;
    if (page.length < pageSize) return decided;
  }
}

/** Puts it aside for good. @param reason why nobody needs it, for whoever asks later */
export async function discardDeadLetter(deps: HandoffDeps, job: string, reason: string, actor: string): Promise<Decided> {
  return deps.db.transaction(async (tx) => {
    if (!(await holdDeadLetter(tx, job))) return { job, result: 'not_dead' };
    await discardJob(tx, job, reason);
    await audit(deps, tx, { job, actor, action: 'dead_letter_discarded', detail: reason });
    return { job, result: 'discarded' };
  });
}

interface Decision {
  job: string;
  actor: string;
  action: string;
  detail: string;
}

async function audit(deps: HandoffDeps, tx: Queryable, { job, actor, action, detail }: Decision): Promise<void> {
  await addAuditEntry(tx, { id: deps.newId(), at: deps.now(), actor, action, target: job, detail });
}

function unknown(job: string): AppError {
  return new AppError('unknown_job', `No dead letter has the id ${job}`);
}
