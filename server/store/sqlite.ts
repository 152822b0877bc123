import { EventEmitter } from 'node:events';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Database, Queryable, Row, SqlValue } from '#domain/database.ts';
import { sqliteDialect, sqliteFailure } from './sqlite-dialect.ts';

/**
 * The embedded engine. One process owns the file (a second one fails at once with "database is locked"), and
 * `synchronous=full` makes a commit survive a power cut: what was acknowledged stays.
 * @param file a path, or ':memory:'
 */
export function openSqlite(file: string): Database {
  const owner = file === ':memory:' ? null : own(file);
  const engine = new DatabaseSync(file);
  engine.exec(
    'pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on; pragma journal_size_limit=67108864; pragma wal_autocheckpoint=4000;',
  );
  return wrap(engine, () => owner?.close());
}

/** The same file for whoever only reads, also while its owner is at work. @throws Error when a statement would write */
export function readSqlite(file: string): Database {
  return wrap(new DatabaseSync(file, { readOnly: true }));
}

/** Held by a file beside the database, so that readers stay free; the operating system lets go of it when we die. */
function own(file: string): DatabaseSync {
  const owner = new DatabaseSync(`${file}-owner`);
  owner.exec('pragma locking_mode=exclusive; begin exclusive');
  return owner;
}

function wrap(engine: DatabaseSync, onClose: () => void = () => undefined): Database {
  const statements = new Map<string, StatementSync>();

  function run(sql: string, params: SqlValue[]): Row[] {
    let statement = statements.get(sql);
    if (!statement) {
      statement = engine.prepare(sql);
      statements.set(sql, statement);
    }
    // By name, not by position: SQLite numbers $1-style parameters by first appearance.
    const named = Object.fromEntries(params.map((value, index) => [`$${index + 1}`, value]));
    return statement.all(named) as Row[];
  }

  const direct: Queryable = {
    dialect: sqliteDialect,
    query: async <T extends object>(sql: string, params: SqlValue[] = []) => run(sql, params) as T[],
  };

  // There is one connection, so whoever is in a transaction must have it alone.
  let queue: Promise<unknown> = Promise.resolve();
  function alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work).catch((error: unknown) => {
      throw sqliteFailure(error);
    });
    queue = turn.catch(() => undefined);
    return turn;
  }

  const heard = new EventEmitter();
  heard.setMaxListeners(0);
  return {
    dialect: sqliteDialect,
    isShared: false,
    announce: (topic) => void heard.emit('news', topic),
    onAnnounced(listener) {
      heard.on('news', listener);
      return () => void heard.off('news', listener);
    },
    query: <T extends object>(sql: string, params: SqlValue[] = []) => alone(() => direct.query<T>(sql, params)),
    transaction: (work) =>
      alone(async () => {
        engine.exec('begin immediate');
        try {
          const result = await work(direct);
          engine.exec('commit');
          return result;
        } catch (error) {
          // After some failures, such as a full disk, SQLite has rolled back by itself.
          if (engine.isTransaction) engine.exec('rollback');
          throw error;
        }
      }),
    close: () =>
      alone(async () => {
        engine.close();
        onClose();
      }),
  };
}
