export type SqlValue = string | number | null | Uint8Array;
export type Row = Record<string, SqlValue>;

export interface Queryable {
  /** Runs one statement with $1-style parameters and returns its rows, snake_case keys as in SQL. */
  query<T extends object = Row>(sql: string, params?: SqlValue[]): Promise<T[]>;
}

/** Port: a database engine. The SQL text is the same on every engine. */
export interface Database extends Queryable {
  /** Runs `work` in one transaction: committed when it resolves, rolled back when it rejects. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
