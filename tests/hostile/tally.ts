import { ownTime } from '../helpers/own-time.ts';

/** What came of one corpus. */
export interface Tally {
  corpus: string;
  cases: number;
  crashes: number;
  server_errors: number;
  slow: number;
  unexpected: number;
  /** The first few that were not as they should be. */
  examples: string[];
}

/** Of our own time: on a machine that others keep busy, waiting for a core is no slowness of ours. */
export const slowMs = 1_000;
const mostExamples = 5;

/** Counts a corpus's cases. */
export function createTally(corpus: string) {
  const tally: Tally = { corpus, cases: 0, crashes: 0, server_errors: 0, slow: 0, unexpected: 0, examples: [] };
  const note = (what: string) => void (tally.examples.length < mostExamples && tally.examples.push(what.slice(0, 200)));
  return {
    tally,
    /** @param run throws when something broke; what it answers is looked at */
    async try(
      name: string,
      run: () => Promise<{ status?: number; ok: boolean; ms?: number }> | { status?: number; ok: boolean; ms?: number },
    ) {
      tally.cases += 1;
      const start = ownTime();
      try {
        const { status = 200, ok, ms = ownTime() - start } = await run();
        // 503 is how an overload is told; nothing here is one, but it is no bug.
        if (status >= 500 && status !== 503) {
          tally.server_errors += 1;
          note(`${status}: ${name}`);
        }
        if (ms > slowMs) {
          tally.slow += 1;
          note(`${Math.round(ms)} ms: ${name}`);
        }
        if (!ok) {
          tally.unexpected += 1;
          note(`unexpected ${status}: ${name}`);
        }
      } catch (error) {
        tally.crashes += 1;
        note(`${name}: ${(error as Error).stack?.slice(0, 150)}`);
      }
    },
  };
}
