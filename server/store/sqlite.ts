import { EventEmitter } from 'node:events';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Database, Queryable, Row, SqlValue } from '#domain/database.ts';
import { commitTogether } from './commit-together.ts';
import { type Disk, openDisk } from './disk.ts';
import { sqliteDialect, sqliteFailure } from './sqlite-dialect.ts';

/** What SQLite does in no transaction. */
const outside = /^\s*(vacuum|pragma)\b/i;
const reading = /^\s*select\b/i;

/**
 * The embedded engine. One process owns the file (a second one fails at once with "database is locked"), and
 * nobody hears of a commit before it survives a power cut (`disk.ts`): what was acknowledged stays.
 * @param file a path, or ':memory:'
 */
export function openSqlite(file: string): Database {
  const owner = file === ':memory:' ? null : own(file);
  const engine = new DatabaseSync(file);
  engine.exec(
    'pragma journal_mode=wal; pragma synchronous=normal; pragma foreign_keys=on; pragma secure_delete=on; pragma journal_size_limit=67108864; pragma wal_autocheckpoint=0;',
  );
  return wrap(engine, owner && openDisk(engine, file), () => owner?.close());
}

/** The same file for whoever only reads, also while its owner is at work. @throws Error when a statement would write */
export function readSqlite(file: string): Database {
  return wrap(new DatabaseSync(file, { readOnly: true }), null);
}

/** Held by a file beside the database, so that readers stay free; the operating system lets go of it when we die. */
function own(file: string): DatabaseSync {
  const owner = new DatabaseSync(`${file}-owner`);
  owner.exec('pragma locking_mode=exclusive; begin exclusive');
  return owner;
}

/** What the disk kept of all that it took only a new start can tell: until then nothing may be promised. */
function end(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}

function wrap(engine: DatabaseSync, disk: Disk | null, onClose: () => void = () => undefined): Database {
  const statements = new Map<string, StatementSync>();

  function run(sql: string, params: SqlValue[]): Row[] {
    let statement = statements.get(sql);
    if (!statement) {
      // SQLite numbers $1 by where it first stands, and would have each looked for by its name; ?1 is the first, wherever it stands.
      statement = engine.prepare(sql.replaceAll(/\$(\d+)/g, '?$1'));
      statements.set(sql, statement);
    }
    return statement.all(...params) as Row[];
  }

  const direct: Queryable = {
    dialect: sqliteDialect,
    query: async <T extends object>(sql: string, params: SqlValue[] = []) => run(sql, params) as T[],
  };

  const together = commitTogether(engine, disk, end);
  const failing = (error: unknown) => {
    throw sqliteFailure(error);
  };

  const heard = new EventEmitter();
  heard.setMaxListeners(0);
  const query = <T extends object>(sql: string, params: SqlValue[] = []) =>
    (reading.test(sql)
      ? together.read(() => direct.query<T>(sql, params))
      : together.work(() => direct.query<T>(sql, params), outside.test(sql) ? 'outside' : 'statement')
    ).catch(failing);
  return {
    dialect: sqliteDialect,
    isShared: false,
    announce: (topic) => void heard.emit('news', topic),
    onAnnounced(listener) {
      heard.on('news', listener);
      return () => void heard.off('news', listener);
    },
    query,
    // Nobody's patience ends here: whatever is asked for waits for its turn.
    unhurried: (work) => work({ dialect: sqliteDialect, query }),
    transaction: (work) => together.work(() => work(direct), 'transaction').catch(failing),
    close: () =>
      together.work(async () => {
        engine.close();
        await disk?.close();
        onClose();
      }, 'outside'),
  };
}
