import type { Database, Queryable } from '#domain/database.ts';
import { finishJob, type Job, keepJob, releaseJobs } from '../store/jobs.ts';
import { type Lane, lanes } from '../store/lanes.ts';
import { inTrace } from '../store/trace.ts';
import { giveUpOrRetry } from './give-up-or-retry.ts';
import { createLane, type Gate } from './lane.ts';

/** The effects of a task on our own database: committed together with the job's end, or not at all. */
export type Commit = (tx: Queryable) => Promise<void>;

export interface Task {
  /** Does the outside work. @throws AppError remote_* to be tried again or buried as the error table says */
  run(subject: string, attempt: number): Promise<Commit>;
  /** What to write when the job is given up for good. */
  onBuried?(tx: Queryable, subject: string): Promise<void>;
  /** What to write when somebody wants it tried again. @returns whether it is still wanted */
  onReplayed?(tx: Queryable, subject: string): Promise<boolean>;
}

export type AttemptResult = 'done' | 'retry' | 'wait' | 'buried' | 'lost' | 'unwritten';

export interface WorkerOptions {
  db: Database;
  tasks: Record<string, Task>;
  /** Lanes whose other side says how much it takes. */
  gates?: { [K in Lane]?: Gate };
  now: () => number;
  /** 0..1, for jitter. */
  random: () => number;
  /** Told of each attempt: for logs and metrics. */
  onAttempt?: (job: Job, result: AttemptResult, error?: unknown) => void;
  /** Told when jobs cannot be claimed: the database cannot be used, and it is tried again. */
  onTrouble?: (error: unknown) => void;
}

export interface Worker {
  /** Runs what is due now. @returns how many jobs it took */
  runDue(): Promise<number>;
  start(): Promise<void>;
  /** Says that there may be work, so that it need not be waited for. */
  wake(): void;
  /** Takes no more jobs. Resolves when those in hand are finished, or after so long. */
  stop(limitMs?: number): Promise<void>;
  /** Renews the leases of the jobs in hand; done from time to time by itself once started. */
  keepLeases(): Promise<void>;
}

/** Whoever dies with a job in hand is followed by somebody else within this time. */
const leaseMs = 30_000;
const heartbeatMs = 10_000;
/** What is in hand at a stop has so long. */
export const drainMs = 10_000;

export function createWorker(options: WorkerOptions): Worker {
  const { db, tasks, now } = options;
  const inHand = new Map<string, Job>();
  let heartbeat: NodeJS.Timeout | null = null;
  let stopListening: () => void = () => undefined;

  async function attempt(job: Job): Promise<void> {
    inHand.set(job.id, job);
    const task = tasks[job.task];
    try {
      if (!task) throw new Error(`No task is called ${job.task}`);
      const commit = await task.run(job.subject, job.attempt);
      const isOurs = await db.transaction(async (tx) => {
        // The fence comes first: a worker whose lease was taken over must not write.
        if (!(await finishJob(tx, job, now()))) return false;
        await commit(tx);
        return true;
      });
      options.onAttempt?.(job, isOurs ? 'done' : 'lost');
      // One job leads to the next, which may be of another lane.
      db.announce('jobs');
    } catch (error) {
      await afterFailure(job, error, task);
    } finally {
      inHand.delete(job.id);
    }
  }

  async function afterFailure(job: Job, error: unknown, task: Task | undefined): Promise<void> {
    try {
      const result = await giveUpOrRetry({ db, job, error, now: now(), random: options.random(), onBuried: task?.onBuried });
      options.onAttempt?.(job, result, error);
    } catch (cause) {
      // Not even that could be written: the lease runs out, and somebody tries again.
      options.onAttempt?.(job, 'unwritten', cause);
    }
  }

  const all = lanes.map((lane) =>
    createLane({
      lane,
      db,
      attempt: (job) => inTrace(job.trace ?? job.id, job.turn, () => attempt(job)),
      now,
      leaseMs,
      gate: options.gates?.[lane],
      onTrouble: options.onTrouble ?? (() => undefined),
    }),
  );

  async function keepLeases(): Promise<void> {
    await Promise.all([...inHand.values()].map((job) => keepJob(db, job, now() + leaseMs).catch(options.onTrouble)));
  }

  function wake(): void {
    for (const lane of all) lane.wake();
  }

  return {
    wake,
    keepLeases,
    async runDue() {
      const taken = await Promise.all(all.map((lane) => lane.runDue()));
      return taken.reduce((sum, count) => sum + count, 0);
    },
    async start() {
      if (!db.isShared) await releaseJobs(db);
      stopListening = db.onAnnounced((topic) => {
        if (topic === 'jobs') wake();
      });
      heartbeat = setInterval(() => void keepLeases(), heartbeatMs);
      for (const lane of all) lane.start();
    },
    async stop(limitMs = drainMs) {
      stopListening();
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, limitMs);
      });
      await Promise.race([Promise.all(all.map((lane) => lane.stop())), limit]);
      clearTimeout(timer);
      if (heartbeat) clearInterval(heartbeat);
      // What is still in hand is somebody else's at once.
      await Promise.all([...inHand.values()].map((job) => keepJob(db, job, 0).catch(() => false)));
    },
  };
}
