import { AppError } from '#domain/errors.ts';

/** Leaves a helpdesk that fails alone for a while, and then asks it once before everybody asks. */
export interface Breaker {
  /** @throws AppError remote_busy while it is open */
  enter(): void;
  /** How what was let in has ended; null when the helpdesk was not asked after all. */
  leave(hasFailed: boolean | null): void;
  state(): 'closed' | 'open' | 'half_open';
  /** When the next call is let in, in milliseconds since 1970; 0 when it is closed. */
  opensAt(): number;
}

const windowMs = 5 * 60_000;
const fewest = 10;
const failingShare = 0.7;
const restMs = 30_000;
const longestRestMs = 5 * 60_000;

export function createBreaker(now: () => number): Breaker {
  let results: { at: number; hasFailed: boolean }[] = [];
  let restUntil: number | null = null;
  let rests = 0;
  let isProbing = false;

  function open(): void {
    restUntil = now() + Math.min(restMs * 2 ** rests, longestRestMs);
    rests += 1;
  }

  return {
    enter() {
      if (restUntil === null) return;
      const wait = restUntil - now();
      if (wait > 0 || isProbing)
        throw new AppError('remote_busy', 'The helpdesk fails: it is left alone for a while', { retryAfterMs: Math.max(wait, 1_000) });
      isProbing = true;
    },
    leave(hasFailed) {
      if (restUntil !== null) {
        // Calls that were under way when it opened say nothing new.
        if (!isProbing) return;
        isProbing = false;
        if (hasFailed === null) return;
        if (hasFailed) return open();
        restUntil = null;
        rests = 0;
        results = [];
        return;
      }
      if (hasFailed === null) return;
      const at = now();
      results = [...results.filter((one) => one.at > at - windowMs), { at, hasFailed }].slice(-100);
      const failures = results.filter((one) => one.hasFailed).length;
      if (results.length >= fewest && failures / results.length >= failingShare) open();
    },
    state: () => (restUntil === null ? 'closed' : restUntil > now() ? 'open' : 'half_open'),
    opensAt: () => restUntil ?? 0,
  };
}
