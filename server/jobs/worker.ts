import type { Database, Queryable } from '#domain/database.ts';
import { claimJobs, finishJob, type Job, nextRunAt, releaseJobs } from '../store/jobs.ts';
import { giveUpOrRetry } from './give-up-or-retry.ts';

/** The effects of a task on our own database: committed together with the job's end, or not at all. */
export type Commit = (tx: Queryable) => Promise<void>;

export interface Task {
  /** Does the outside work. @throws AppError remote_* to be tried again or buried as the error table says */
  run(subject: string, attempt: number): Promise<Commit>;
  /** What to write when the job is given up for good. */
  onBuried?(tx: Queryable, subject: string): Promise<void>;
}

export interface WorkerOptions {
  db: Database;
  tasks: Record<string, Task>;
  now: () => number;
  /** 0..1, for jitter. */
  random: () => number;
  /** Told of each attempt: for logs and metrics. */
  onAttempt?: (job: Job, result: 'done' | 'retry' | 'buried' | 'lost', error?: unknown) => void;
}

export interface Worker {
  /** Runs what is due now. @returns how many jobs it took */
  runDue(): Promise<number>;
  start(): Promise<void>;
  /** Says that there may be work, so that it need not be waited for. */
  wake(): void;
  /** Resolves when the jobs in hand are finished; takes no more. */
  stop(): Promise<void>;
}

// Longer than one task's calls can take together at their time-outs, so that a live worker never loses its lease.
const leaseMs = 120_000;
const batch = 20;
const idleMs = 5_000;

export function createWorker(options: WorkerOptions): Worker {
  const { db, tasks, now } = options;
  let isStopping = false;
  let hasNews = false;
  let wakeUp: (() => void) | null = null;
  let loop: Promise<void> | null = null;

  async function attempt(job: Job): Promise<void> {
    const task = tasks[job.task];
    try {
      if (!task) throw new Error(`No task is called ${job.task}`);
      const commit = await task.run(job.subject, job.attempt);
      const isOurs = await db.transaction(async (tx) => {
        // The fence comes first: a worker whose lease was taken over must not write.
        if (!(await finishJob(tx, job))) return false;
        await commit(tx);
        return true;
      });
      options.onAttempt?.(job, isOurs ? 'done' : 'lost');
    } catch (error) {
      const result = await giveUpOrRetry({ db, job, error, now: now(), random: options.random(), onBuried: task?.onBuried });
      options.onAttempt?.(job, result, error);
    }
  }

  async function runDue(): Promise<number> {
    const jobs = await claimJobs(db, batch, now(), leaseMs);
    await Promise.all(jobs.map(attempt));
    return jobs.length;
  }

  async function waitForNews(): Promise<void> {
    const due = await nextRunAt(db);
    if (hasNews || isStopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, due === null ? idleMs : Math.min(Math.max(due - now(), 1), idleMs));
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function run(): Promise<void> {
    while (!isStopping) {
      hasNews = false;
      const taken = await runDue();
      if (taken === 0) await waitForNews();
    }
  }

  function wake(): void {
    hasNews = true;
    wakeUp?.();
  }

  return {
    runDue,
    wake,
    async start() {
      await releaseJobs(db);
      loop = run();
    },
    async stop() {
      isStopping = true;
      wake();
      await loop;
    },
  };
}
