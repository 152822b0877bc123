import { isAxiosError } from 'axios';
import { AppError } from '#domain/errors.ts';
import { redactLine } from '#domain/redaction/redact-line.ts';
import type { Call } from './call.ts';

/** When Zendesk says "later" without saying when. */
const usualPauseMs = 30_000;
const longestPauseMs = 24 * 3_600_000;
const longestQuote = 500;

/** No answer, or one that cannot be read: it may or may not have been done. */
export function asAppError(call: Call, cause: unknown): AppError {
  const where = `${call.method} ${call.path.split('?')[0]}`;
  if (cause instanceof SyntaxError)
    return new AppError('remote_failed', `Zendesk answered ${where} with something that is not JSON`, { cause });
  if (isAxiosError(cause) && cause.code === 'ERR_BAD_RESPONSE')
    return new AppError('remote_failed', `Zendesk's answer to ${where} is unusable`, { cause });
  return new AppError('remote_unreachable', `Zendesk did not answer ${where}: ${cause instanceof Error ? cause.message : String(cause)}`, {
    cause,
  });
}

/** An answer that is not a success. */
export function refuse(call: Call, status: number, headers: Record<string, unknown>, text: string, nowMs: number): AppError {
  const sentence = `Zendesk answered ${call.method} ${call.path.split('?')[0]} with ${status}: ${redactLine(text.slice(0, longestQuote))}`;
  if (status === 429) return new AppError('remote_busy', sentence, { retryAfterMs: retryAfterMs(headers['retry-after'], nowMs) });
  if (status >= 500 || status === 408 || status < 400) return new AppError('remote_failed', sentence);
  if (status === 401) return new AppError('remote_unauthorized', sentence);
  if (status === 404 || status === 410) return new AppError('remote_gone', sentence);
  return new AppError('remote_refused', sentence);
}

/** Seconds or an HTTP date; anything else is answered with the usual pause. More than a day is a mistake: waiting for it would be losing. */
export function retryAfterMs(header: unknown, nowMs: number): number {
  const text = String(header ?? '').trim();
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs;
  return Number.isNaN(wait) ? usualPauseMs : Math.min(Math.max(0, wait), longestPauseMs);
}
