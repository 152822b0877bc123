export type SqlValue = string | number | null | Uint8Array;
export type Row = Record<string, SqlValue>;

/** Where the engines' SQL differs: pieces to be put into a statement. */
export interface Dialect {
  name: 'sqlite' | 'postgres';
  /** Behind a select of rows to be taken: passes over those that somebody else is taking at this moment. */
  skipLocked: string;
  /** Behind a select of one row: whoever else wants to hold or change it waits until this transaction ends. */
  holdRow: string;
  /** A statement that holds what has a name, $1, until the transaction ends, or nothing where one transaction runs at a time. */
  holdName: string;
  /** The elements of a column's JSON list, to stand in a `from`; named `as score`, each is `score.value`. */
  listOf: (column: string) => string;
  /** A statement after which the transaction waits for others as long as it takes, or nothing where nobody is waited for. */
  waitLong: string;
  /** A statement that waits until no other process migrates, or nothing. */
  migrationLock: string;
}

export interface Queryable {
  readonly dialect: Dialect;
  /** Runs one statement with $1-style parameters and returns its rows, snake_case keys as in SQL. */
  query<T extends object = Row>(sql: string, params?: SqlValue[]): Promise<T[]>;
}

/** Port: a database engine. The SQL text is the same on every engine, but for the pieces of its dialect. */
export interface Database extends Queryable {
  /** Other processes may work on it at the same time. */
  readonly isShared: boolean;
  /**
   * Runs `work` in one transaction: committed when it resolves, rolled back when it rejects. It may be run again when the
   * engine asks for that, so it must do nothing but query.
   * @throws AppError server_storage when the engine cannot write now
   */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  /**
   * Runs `work` in no transaction, statement by statement on one connection, where each waits for others and takes as long as
   * it must. It may be run again when the engine asks for that.
   */
  unhurried<T>(work: (one: Queryable) => Promise<T>): Promise<T>;
  /** Tells every process on this database, soon and without a promise, that there is news of a kind. */
  announce(topic: string): void;
  /** @returns how to stop listening */
  onAnnounced(listener: (topic: string) => void): () => void;
  close(): Promise<void>;
}
