import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#domain/database.ts';
import { claimJobs, type Job, lineUp, nextRunAt } from '../store/jobs.ts';
import type { Lane } from '../store/lanes.ts';

/** How much the other side takes at this moment. */
export interface Gate {
  /** How many more jobs may begin now. @param inHand how many have begun and not ended */
  room(inHand: number): { urgent: number; normal: number };
  /** When there is room for one that is not urgent, in milliseconds since 1970; asked only when there is none. */
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

  const free = () => size - running.size;
  function room(): { urgent: number; normal: number } {
    const { urgent, normal } = gate?.room(running.size) ?? { urgent: size, normal: size };
    return { urgent: Math.min(free(), urgent), normal: Math.min(free() - keptForUrgent, normal) };
  }

  async function claim(): Promise<Job[]> {
    const { urgent: most, normal } = room();
    if (Math.max(most, normal) <= 0 || !(await lineUp(db, lane, now()))) return [];
    const ask = async (limit: number, first: 'urgent' | 'oldest', atLeast = 0): Promise<Job[]> =>
      limit <= 0 ? [] : claimJobs(db, { lane, limit, first, atLeast, now: now(), leaseMs });
    const forOldest = normal <= 0 ? 0 : Math.floor((taken + normal) / oldestEvery) - Math.floor(taken / oldestEvery);
    const jobs = await ask(normal - forOldest, 'urgent');
    // With room left over, everything that is due has been taken.
    if (jobs.length >= normal - forOldest) {
      jobs.push(...(await ask(forOldest, 'oldest')));
      jobs.push(...(await ask(most - jobs.length, 'urgent', urgent)));
    }
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
    if (free() <= keptForUrgent) return now() + idleMs;
    if (gate && room().normal <= 0) return gate.opensAt();
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
