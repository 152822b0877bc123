import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#domain/database.ts';
import { claimJobs, type Job, nextRunAt } from '../store/jobs.ts';
import type { Lane } from '../store/lanes.ts';

/** How much the other side takes at this moment. */
export interface Gate {
  /** How many jobs may begin now. */
  room(): number;
  /** When there is room again, in milliseconds since 1970; asked only when there is none. */
  opensAt(): number;
}

interface LaneOptions {
  lane: Lane;
  db: Database;
  /** Never rejects. */
  attempt: (job: Job) => Promise<void>;
  now: () => number;
  leaseMs: number;
  gate: Gate | undefined;
  onTrouble: (error: unknown) => void;
}

/** Jobs in hand at a time. */
const size = 32;
/** Of these, so many are kept free for what is urgent. */
const keptForUrgent = 8;
const urgent = 4;
/** Every so-manieth job is the one that has waited longest, so that a stream of urgent ones starves nothing. */
const oldestEvery = 10;
const idleMs = 5_000;
const troubleMs = 1_000;

/** Takes the jobs of one lane as there is room for them. */
export function createLane({ lane, db, attempt, now, leaseMs, gate, onTrouble }: LaneOptions) {
  const running = new Set<Promise<void>>();
  let taken = 0;
  let isStopping = false;
  let hasNews = false;
  let wakeUp: (() => void) | null = null;
  let loop: Promise<void> | null = null;

  async function claim(): Promise<Job[]> {
    const free = Math.min(size - running.size, gate?.room() ?? size);
    if (free <= 0) return [];
    const isTight = size - running.size <= keptForUrgent;
    const ask = (limit: number, first: 'urgent' | 'oldest') =>
      limit <= 0 ? Promise.resolve([]) : claimJobs(db, { lane, limit, first, atLeast: isTight ? urgent : 0, now: now(), leaseMs });
    const forOldest = isTight ? 0 : Math.floor((taken + free) / oldestEvery) - Math.floor(taken / oldestEvery);
    const jobs = await ask(free - forOldest, 'urgent');
    // With room left over, everything that is due has been taken.
    if (jobs.length === free - forOldest) jobs.push(...(await ask(forOldest, 'oldest')));
    taken += jobs.length;
    return jobs;
  }

  function begin(job: Job): void {
    const work = attempt(job).then(() => {
      running.delete(work);
      wake();
    });
    running.add(work);
  }

  async function nextMoment(): Promise<number> {
    // The end of any job in hand is news.
    if (size - running.size <= keptForUrgent) return now() + idleMs;
    if (gate && gate.room() <= 0) return gate.opensAt();
    return (await nextRunAt(db, lane)) ?? now() + idleMs;
  }

  async function waitForNews(): Promise<void> {
    const due = await nextMoment();
    if (hasNews || isStopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(Math.max(due - now(), 1), idleMs));
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function run(): Promise<void> {
    while (!isStopping) {
      hasNews = false;
      try {
        const jobs = await claim();
        for (const job of jobs) begin(job);
        if (jobs.length === 0) await waitForNews();
      } catch (error) {
        onTrouble(error);
        await pause(troubleMs);
      }
    }
    await Promise.all(running);
  }

  function wake(): void {
    hasNews = true;
    wakeUp?.();
  }

  return {
    wake,
    async runDue(): Promise<number> {
      const jobs = await claim();
      for (const job of jobs) begin(job);
      await Promise.all(running);
      return jobs.length;
    },
    start() {
      loop = run();
    },
    async stop() {
      isStopping = true;
      wake();
      await loop;
    },
  };
}
