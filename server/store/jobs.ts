import type { Queryable } from '#domain/database.ts';
import { type Lane, laneOf } from './lanes.ts';
import { inBatches, placeholders } from './rows.ts';
import { currentTrace, currentTurn } from './trace.ts';

export interface Job {
  id: string;
  task: string;
  /** Id of the row the job is about. */
  subject: string;
  priority: number;
  /** Counts claims; a claim's word counts only while this number stands. */
  attempt: number;
  /** Counts the tries that went wrong by more than having to wait. */
  failures: number;
  /** Milliseconds since 1970: when it should have been done. */
  added_at: number;
  /** Milliseconds since 1970: of equal priority the earlier one goes first; never whether it may go. */
  turn: number;
  /** What it is a part of, from the webhook on. */
  trace: string | null;
}

export interface NewJob {
  id: string;
  task: string;
  subject: string;
  /** Higher goes first. */
  priority: number;
  /** Milliseconds since 1970. */
  runAt: number;
  /** Where it is the first of its story; others belong to that of the job that wrote them. */
  trace?: string;
  /** Where it is later than the moment it is due and the story's own. */
  turn?: number;
  /** It waits for its moment outside the line, as thousands may: whoever takes what is due does not come past it. */
  isPlanned?: boolean;
}

/** Writes a job beside the state that needs it; one task has one job per subject, for ever. */
export async function addJob(tx: Queryable, job: NewJob): Promise<void> {
  await addJobs(tx, [job]);
}

export async function addJobs(tx: Queryable, jobs: NewJob[]): Promise<void> {
  for (const batch of inBatches(jobs))
    await tx.query(
      `insert into jobs (id, task, subject, lane, priority, run_at, added_at, turn, trace, planned, state, attempt, locked_until) values ${placeholders(batch.length, 13)}
       on conflict (task, subject) do nothing`,
      batch.flatMap(({ id, task, subject, priority, runAt, trace, turn = 0, isPlanned = false }) => [
        ...[id, task, subject, laneOf(task), priority, runAt, runAt, Math.max(turn, runAt, currentTurn()), trace ?? currentTrace()],
        ...[isPlanned ? 1 : 0, 'waiting', 0, 0],
      ]),
    );
}

export interface Claim {
  lane: Lane;
  limit: number;
  /** Only jobs of this priority or above. */
  atLeast: number;
  /** What comes first: the highest priority, or what has waited longest whatever its priority. */
  first: 'urgent' | 'oldest';
  /** Milliseconds since 1970. */
  now: number;
  leaseMs: number;
}

const orders = { urgent: 'priority desc, turn', oldest: 'added_at' };
// A sum is no column: SQLite would go by priority here too, and sort thousands for the one that is oldest.
const priorities = { urgent: 'priority', oldest: '(priority + 0)' };
const isDue = 'lane = $1 and run_at <= $2 and locked_until <= $2';
/** Entering the line in steps, each as long as nobody minds waiting for. */
const mostAtOnce = 1_000;

/**
 * Those whose moment has come stand in line from here on.
 * @param now milliseconds since 1970
 * @returns whether anything is due. On SQLite this look costs 7 µs, and a claim that finds nothing 150
 */
export async function lineUp(db: Queryable, lane: Lane, now: number): Promise<boolean> {
  const found = await db.query<{ planned: number }>(
    `select planned from (
       select planned from jobs where state = 'waiting' and planned = 0 and ${isDue} limit 1) as in_line
     union all select planned from (
       select planned from jobs where state = 'waiting' and planned = 1 and lane = $1 and run_at <= $2 limit 1) as at_their_moment`,
    [lane, now],
  );
  if (found.some(({ planned }) => planned === 1))
    await db.query(
      `with due as (
         select id from jobs where state = 'waiting' and planned = 1 and lane = $1 and run_at <= $2
         order by run_at limit $3 ${db.dialect.skipLocked})
       update jobs set planned = 0 where id in (select id from due)`,
      [lane, now, mostAtOnce],
    );
  return found.length > 0;
}

/** Takes jobs that stand in line and are under no lease, the most urgent first. */
export async function claimJobs(db: Queryable, { lane, limit, atLeast, first, now, leaseMs }: Claim): Promise<Job[]> {
  const jobs = await db.query<Job>(
    `with due as (
       select id from jobs
       where state = 'waiting' and planned = 0 and ${isDue} and ${priorities[first]} >= $3
       order by ${orders[first]} limit $4 ${db.dialect.skipLocked})
     update jobs set attempt = attempt + 1, locked_until = $5 where id in (select id from due)
     returning id, task, subject, priority, attempt, failures, added_at, turn, trace`,
    [lane, now, atLeast, limit, now + leaseMs],
  );
  return jobs.sort((a, b) => b.priority - a.priority || a.turn - b.turn);
}

/** Whoever is at work on a job goes on. @returns false when the lease was lost */
export async function keepJob(db: Queryable, job: Job, until: number): Promise<boolean> {
  const rows = await db.query(`update jobs set locked_until = $3 where id = $1 and attempt = $2 and state = 'waiting' returning id`, [
    job.id,
    job.attempt,
    until,
  ]);
  return rows.length > 0;
}

/** @returns false when the lease was lost: somebody else has claimed the job since */
export async function finishJob(tx: Queryable, job: Job, now: number): Promise<boolean> {
  const rows = await tx.query(
    `update jobs set state = 'done', last_error = null, ended_at = $3 where id = $1 and attempt = $2 and state = 'waiting' returning id`,
    [job.id, job.attempt, now],
  );
  return rows.length > 0;
}

/** It waits for its moment again. @param isFailure whether it counts against the job, or only had to wait: then it keeps its turn. @returns false when the lease was lost */
export async function retryJob(tx: Queryable, job: Job, runAt: number, error: string, isFailure: boolean): Promise<boolean> {
  const rows = await tx.query(
    `update jobs set run_at = $3, turn = case when $5 = 1 and turn < $3 then $3 else turn end, locked_until = 0, planned = 1, last_error = $4, failures = failures + $5 where id = $1 and attempt = $2 and state = 'waiting' returning id`,
    [job.id, job.attempt, runAt, error, isFailure ? 1 : 0],
  );
  return rows.length > 0;
}

/** @returns false when the lease was lost */
export async function buryJob(tx: Queryable, job: Job, error: string, now: number): Promise<boolean> {
  const rows = await tx.query(
    `update jobs set state = 'dead', last_error = $3, ended_at = $4 where id = $1 and attempt = $2 and state = 'waiting' returning id`,
    [job.id, job.attempt, error, now],
  );
  return rows.length > 0;
}

/** What it was planned for has come about in another way. Whoever has it in hand loses it. */
export async function dropJob(tx: Queryable, task: string, subject: string, now: number): Promise<void> {
  await tx.query(`update jobs set state = 'done', ended_at = $3 where task = $1 and subject = $2 and state = 'waiting'`, [
    task,
    subject,
    now,
  ]);
}

/** Whether any work of this kind waits, is under way, or was given up and waits for somebody. */
export async function isOnHand(db: Queryable, task: string): Promise<boolean> {
  return (await db.query(`select 1 from jobs where task = $1 and state in ('waiting', 'dead') limit 1`, [task])).length > 0;
}

/** Frees every lease: right after a start, when whoever held one is no more because one process owns the database. */
export async function releaseJobs(db: Queryable): Promise<void> {
  await db.query(`update jobs set locked_until = 0 where state = 'waiting' and locked_until > 0`);
}

/** Why a job was given up, or is being tried again. */
export async function lastError(tx: Queryable, task: string, subject: string): Promise<string | null> {
  const rows = await tx.query<{ last_error: string | null }>('select last_error from jobs where task = $1 and subject = $2', [
    task,
    subject,
  ]);
  return rows[0]?.last_error ?? null;
}

/** By state; `planned` is what waits for a moment that was chosen for it, which is no backlog. @param now milliseconds since 1970 */
export async function countJobs(db: Queryable, now: number): Promise<{ state: string; count: number }[]> {
  return db.query(
    `select case when state = 'waiting' and added_at > $1 then 'planned' else state end as state, count(*) as count from jobs group by 1`,
    [now],
  );
}

/** @returns when the lane's next job is due, in milliseconds since 1970, or null when none waits */
export async function nextRunAt(db: Queryable, lane: Lane): Promise<number | null> {
  const rows = await db.query<{ at: number | null }>(
    // What stands in line is in somebody's hands, or due: more than anybody has in hand need not be looked at.
    `select min(at) as at from (
       select case when run_at > locked_until then run_at else locked_until end as at from (
         select run_at, locked_until from jobs where state = 'waiting' and planned = 0 and lane = $1 limit 500) as in_line
       union all select min(run_at) as at from jobs where state = 'waiting' and planned = 1 and lane = $1) as next`,
    [lane],
  );
  return rows[0]?.at ?? null;
}
