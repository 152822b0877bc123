import { AppError } from '#domain/errors.ts';
import { describeAnswer } from './describe-answer.ts';
import type { Answer } from './outbound.ts';

/** When the other side says "later" without saying when. */
const usualPauseMs = 30_000;
const longestPauseMs = 24 * 3_600_000;

/** What an answer that is no success means to the work that waits for it; null when it is one. @param now milliseconds since 1970 */
export function refusalOf({ status, headers, text }: Answer, where: string, now: number): AppError | null {
  if (status >= 200 && status < 300) return null;
  const sentence = `${where} was answered ${status}: ${describeAnswer(text)}`;
  if (status === 429) return new AppError('remote_busy', sentence, { retryAfterMs: retryAfterMs(headers['retry-after'], now) });
  if (status >= 500 || status === 408 || status === 409 || status === 425) return new AppError('remote_failed', sentence);
  if (status === 401 || status === 403) return new AppError('remote_unauthorized', sentence);
  if (status === 404 || status === 410) return new AppError('remote_gone', sentence);
  return new AppError('remote_refused', sentence);
}

/** Seconds or an HTTP date; anything else is answered with the usual pause. More than a day is a mistake: waiting for it would be losing. */
export function retryAfterMs(header: unknown, now: number): number {
  const text = String(header ?? '').trim();
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(wait) ? usualPauseMs : Math.min(Math.max(0, wait), longestPauseMs);
}
