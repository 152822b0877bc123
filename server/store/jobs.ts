import type { Queryable } from '#domain/database.ts';

export interface Job {
  id: string;
  task: string;
  /** Id of the row the job is about. */
  subject: string;
  /** Counts claims; a claim's word counts only while this number stands. */
  attempt: number;
}

export interface NewJob {
  id: string;
  task: string;
  subject: string;
  /** Higher goes first. */
  priority: number;
  /** Milliseconds since 1970. */
  runAt: number;
}

/** Writes a job beside the state that needs it; one task has one job per subject, for ever. */
export async function addJob(tx: Queryable, job: NewJob): Promise<void> {
  await tx.query(
    `insert into jobs (id, task, subject, state, priority, run_at, attempt, locked_until) values ($1, $2, $3, 'waiting', $4, $5, 0, 0)
     on conflict (task, subject) do nothing`,
    [job.id, job.task, job.subject, job.priority, job.runAt],
  );
}

/** Takes up to `limit` jobs that are due and not under a lease. */
export async function claimJobs(db: Queryable, limit: number, now: number, leaseMs: number): Promise<Job[]> {
  return db.query<Job>(
    `update jobs set attempt = attempt + 1, locked_until = $1 where id in (
       select id from jobs where state = 'waiting' and run_at <= $2 and locked_until <= $2 order by priority desc, run_at limit $3)
     returning id, task, subject, attempt`,
    [now + leaseMs, now, limit],
  );
}

/** @returns false when the lease was lost: somebody else has claimed the job since */
export async function finishJob(tx: Queryable, job: Job): Promise<boolean> {
  const rows = await tx.query(
    `update jobs set state = 'done', last_error = null where id = $1 and attempt = $2 and state = 'waiting' returning id`,
    [job.id, job.attempt],
  );
  return rows.length > 0;
}

export async function retryJob(tx: Queryable, job: Job, runAt: number, error: string): Promise<void> {
  await tx.query(`update jobs set run_at = $3, locked_until = 0, last_error = $4 where id = $1 and attempt = $2 and state = 'waiting'`, [
    job.id,
    job.attempt,
    runAt,
    error,
  ]);
}

/** @returns false when the lease was lost */
export async function buryJob(tx: Queryable, job: Job, error: string): Promise<boolean> {
  const rows = await tx.query(
    `update jobs set state = 'dead', last_error = $3 where id = $1 and attempt = $2 and state = 'waiting' returning id`,
    [job.id, job.attempt, error],
  );
  return rows.length > 0;
}

/** Frees every lease: right after a start, when whoever held one is no more because one process owns the database. */
export async function releaseJobs(db: Queryable): Promise<void> {
  await db.query(`update jobs set locked_until = 0 where state = 'waiting'`);
}

/** Why a job was given up, or is being tried again. */
export async function lastError(tx: Queryable, task: string, subject: string): Promise<string | null> {
  const rows = await tx.query<{ last_error: string | null }>('select last_error from jobs where task = $1 and subject = $2', [
    task,
    subject,
  ]);
  return rows[0]?.last_error ?? null;
}

export async function countJobs(db: Queryable): Promise<{ state: string; count: number }[]> {
  return db.query('select state, count(*) as count from jobs group by state');
}

/** @returns when the next job is due, in milliseconds since 1970, or null when none waits */
export async function nextRunAt(db: Queryable): Promise<number | null> {
  const rows = await db.query<{ at: number | null }>(
    `select min(case when run_at > locked_until then run_at else locked_until end) as at from jobs where state = 'waiting'`,
  );
  return rows[0]?.at ?? null;
}
