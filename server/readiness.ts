import type { Database } from '#domain/database.ts';
import { probe } from './store/queue-facts.ts';

/** A probe waits for the disk: whoever asks more often gets the last answer. */
const freshForMs = 2_000;
const patienceMs = 3_000;

export interface Readiness {
  /** @returns what is wrong, or null: a delivery that comes now is safe */
  problem(): Promise<string | null>;
  /** @returns what is wrong with the database alone, or null */
  storageProblem(): Promise<string | null>;
  /** From now on nothing more is to be sent here. */
  stop(): void;
}

export function createReadiness(db: Database, id: string, now: () => number): Readiness {
  let isStopping = false;
  let last: { at: number; problem: Promise<string | null> } | null = null;

  async function look(): Promise<string | null> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<string>((resolve) => {
      timer = setTimeout(() => resolve('the database does not answer'), patienceMs);
    });
    const written = probe(db, id, now()).then(
      () => null,
      (error: unknown) => `the database cannot be written: ${error instanceof Error ? error.message : error}`,
    );
    const problem = await Promise.race([written, patience]);
    clearTimeout(timer);
    return problem;
  }

  async function storageProblem(): Promise<string | null> {
    if (!last || now() - last.at >= freshForMs) last = { at: now(), problem: look() };
    return last.problem;
  }

  return {
    storageProblem,
    problem: async () => (isStopping ? 'stopping' : storageProblem()),
    stop() {
      isStopping = true;
    },
  };
}
