import { destination } from 'pino';
import { AppError } from '#domain/errors.ts';
import { redactLine } from '#domain/redaction/redact-line.ts';

/** Errors as lines of a log: what and where, and nothing of what was sent or who it is about. */
function plainError(error: unknown): { [key: string]: unknown; type: string; message: string; stack: string } {
  if (!(error instanceof Error)) return { type: typeof error, message: redactLine(String(error)), stack: '' };
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    message: redactLine(error.message),
    // Where a known failure comes from is in its code.
    stack: error instanceof AppError ? '' : redactLine(error.stack ?? ''),
    ...(error.cause === undefined ? {} : { cause: (error.cause as Error)?.name ?? typeof error.cause }),
  };
}

export const logOptions = { base: null, serializers: { err: plainError } };

/**
 * Where the lines go, many at a time: a system call for each was a twentieth of what a handoff costs. What a kill takes along is the last
 * moment's; at any other end they are all written.
 */
export function logStream(): ReturnType<typeof destination> {
  return destination({ dest: 1, sync: false, minLength: 4_096, periodicFlush: 200 });
}
