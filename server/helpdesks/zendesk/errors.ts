import { AppError } from '#domain/errors.ts';
import { describeAnswer, RemoteAnswer } from '../../outbound/describe-answer.ts';
import { retryAfterMs } from '../../outbound/refuse.ts';
import type { Call } from './call.ts';

/** An answer that cannot be read: what was asked may or may not have been done. */
export function unreadable(call: Call, cause: unknown): AppError {
  return new AppError('remote_failed', `Zendesk answered ${call.method} ${call.path.split('?')[0]} with something that is not JSON`, {
    cause,
  });
}

/** An answer that is not a success. */
export function refuse(call: Call, status: number, headers: Record<string, unknown>, text: string, nowMs: number): AppError {
  const sentence = `Zendesk answered ${call.method} ${call.path.split('?')[0]} with ${status}: ${describeAnswer(text)}`;
  if (status === 429) return new AppError('remote_busy', sentence, { retryAfterMs: retryAfterMs(headers['retry-after'], nowMs) });
  if (status >= 500 || status === 408 || status < 400) return new AppError('remote_failed', sentence);
  if (status === 401) return new AppError('remote_unauthorized', sentence);
  if (status === 404 || status === 410) return new AppError('remote_gone', sentence);
  return new AppError('remote_refused', sentence, { cause: new RemoteAnswer(text) });
}
