import type { Database, Queryable } from '#domain/database.ts';
import { AppError, errorTable } from '#domain/errors.ts';
import { redactLine } from '#domain/redaction/redact-line.ts';
import { buryJob, type Job, retryJob } from '../store/jobs.ts';

interface Failure {
  db: Database;
  job: Job;
  error: unknown;
  /** Milliseconds since 1970. */
  now: number;
  /** 0..1 */
  random: number;
  onBuried?: ((tx: Queryable, subject: string) => Promise<void>) | undefined;
}

// A bug may be a passing one (a row that another transaction was about to write), but not five times.
// Forty tries are about a day with the pauses below.
const most = { later: 40, few: 5, never: 0 };

/** Decides by the error table what becomes of a failed attempt, and writes it down. */
export async function giveUpOrRetry({ db, job, error, now, random, onBuried }: Failure): Promise<'retry' | 'wait' | 'buried' | 'lost'> {
  const sentence = redactLine(error instanceof AppError ? `${error.code}: ${error.message}` : String(error));
  const retryAfterMs = error instanceof AppError ? (error.retryAfterMs ?? 0) : 0;
  const retry = error instanceof AppError ? errorTable[error.code].retry : 'few';
  if (retry === 'wait') {
    return (await retryJob(db, job, now + waitMs(retryAfterMs, random), sentence, false)) ? 'wait' : 'lost';
  }
  const tries = job.failures + 1;
  if (tries < most[retry]) {
    return (await retryJob(db, job, now + Math.max(retryAfterMs, pauseMs(tries, random)), sentence, true)) ? 'retry' : 'lost';
  }
  const isOurs = await db.transaction(async (tx) => {
    if (!(await buryJob(tx, job, sentence, now))) return false;
    await onBuried?.(tx, job.subject);
    return true;
  });
  return isOurs ? 'buried' : 'lost';
}

/** Doubles from half a second to an hour, with up to half of it added at random so that failures do not march in step. */
export function pauseMs(attempt: number, random: number): number {
  const base = Math.min(500 * 2 ** (attempt - 1), 3_600_000);
  return Math.round(base * (1 + random / 2));
}

/** Never less than was asked for; a little more at random, so that not everybody comes back at once. */
export function waitMs(retryAfterMs: number, random: number): number {
  return Math.round(Math.max(retryAfterMs, 500) + random * Math.min(1_000, retryAfterMs / 10));
}
