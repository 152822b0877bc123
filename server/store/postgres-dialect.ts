import type { Dialect } from '#domain/database.ts';
import { AppError } from '#domain/errors.ts';

// "no key": rows that refer to the held one can still be inserted meanwhile.
export const postgresDialect: Dialect = {
  name: 'postgres',
  skipLocked: 'for update skip locked',
  holdRow: 'for no key update',
  holdName: 'select pg_advisory_xact_lock(hashtextextended($1, 7308))',
  listOf: (column) => `json_array_elements(cast(${column} as json))`,
  waitLong: `select set_config('lock_timeout', '0', true), set_config('statement_timeout', '0', true)`,
  migrationLock: 'select pg_advisory_xact_lock(7308324466)',
};

const codeOf = (error: unknown) => String((error as { code?: unknown } | null)?.code ?? '');

/** Deadlock, serialization, or a plan that a migration has outdated: the same work again will do. */
export function isPassing(error: unknown): boolean {
  return ['40P01', '40001', '0A000'].includes(codeOf(error));
}

// Classes: connection, resources, shutdown, system. What has no class of SQL came from the socket.
const unavailable = /^(?:08|53|57P|58)|^25006$|^55P03$|^E[A-Z]{3,}/;
const brokenOff = '57014';

/**
 * A server that is gone, full or going down is not our bug and not the sender's: it may come again. So may what did not end in its time, but
 * not for ever: it would cost as long each time.
 */
export function postgresFailure(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  if (codeOf(error) === brokenOff)
    return new AppError('server_slow', `PostgreSQL broke off a statement: ${error.message}`, { cause: error, retryAfterMs: 1_000 });
  const isSocket = /terminated|timeout|Connection|not queryable/i.test(error.message) && codeOf(error) === '';
  if (!isSocket && !unavailable.test(codeOf(error))) return error;
  return new AppError('server_storage', `PostgreSQL cannot be used now: ${error.message}`, { cause: error, retryAfterMs: 1_000 });
}
