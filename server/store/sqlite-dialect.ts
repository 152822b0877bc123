import type { Dialect } from '#domain/database.ts';
import { AppError } from '#domain/errors.ts';

/** One connection does one thing at a time: nothing has to be locked. */
export const sqliteDialect: Dialect = {
  name: 'sqlite',
  skipLocked: '',
  holdRow: '',
  holdName: '',
  listOf: (column) => `json_each(${column})`,
  waitLong: '',
  migrationLock: '',
};

// Primary result codes of SQLite: busy, locked, no memory, read-only, I/O error, full, cannot open.
const unavailable = new Set([5, 6, 7, 8, 10, 13, 14]);

/** A full or broken disk is not our bug and not the sender's: it may come again. */
export function sqliteFailure(error: unknown): unknown {
  const { errcode, message, syscall } = (error ?? {}) as { errcode?: unknown; message?: string; syscall?: unknown };
  const isOfDisk = syscall === 'fdatasync' || (typeof errcode === 'number' && unavailable.has(errcode & 0xff));
  if (!isOfDisk) return error;
  return new AppError('server_storage', `The database file cannot be written now: ${message}`, { cause: error, retryAfterMs: 1_000 });
}
