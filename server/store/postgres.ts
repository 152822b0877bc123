import pg from 'pg';
import type { Database, Queryable, SqlValue } from '#domain/database.ts';
import { isPassing, postgresDialect, postgresFailure } from './postgres-dialect.ts';
import { createPostgresNews } from './postgres-news.ts';

const poolSize = 10;
const passingTries = 5;
const [int8, numeric] = [20, 1700];

/** Numbers come as numbers, as SQLite gives them. Our largest, milliseconds since 1970, fit for 280,000 years. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === int8 || oid === numeric ? Number : (pg.types.getTypeParser(oid, format as 'text') as (text: string) => unknown),
};

/**
 * A table that somebody has locked, or a plan gone wrong, must hold up nobody for ever: a bot hears within its own patience that it is to come
 * again, and a job is tried again. Of ours only what is `unhurried` holds a lock for longer: after an erasure each table is written anew, and
 * who needs it meanwhile is sent away just so.
 */
const usualPatience = { lockMs: 5_000, statementMs: 60_000 };

/** The engine for several processes. @param url as in DATABASE_URL */
export function openPostgres(url: string, { lockMs, statementMs } = usualPatience): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: 'baton',
    // A process that was frozen inside a transaction must not hold its rows for ever.
    idle_in_transaction_session_timeout: 60_000,
    lock_timeout: lockMs,
    statement_timeout: statementMs,
    types: types as pg.CustomTypesConfig,
  });
  // A connection that breaks fails what uses it, or is replaced at the next use; unheard, the event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  const news = createPostgresNews(url, (sql, params) => pool.query(sql, params));
  const names = new Map<string, string>();

  /** Statements are planned once per connection. */
  function statement(text: string, params: SqlValue[]): pg.QueryConfig {
    const name = names.get(text) ?? `s${names.size}`;
    names.set(text, name);
    return { name, text, values: params.map(storable) };
  }

  async function withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const client = await pool.connect();
      let failure: unknown;
      try {
        return await work(client);
      } catch (error) {
        failure = error;
        if (!isPassing(error) || attempt === passingTries) throw error;
      } finally {
        // After a failure nobody knows what the connection is in the middle of.
        client.release(failure !== undefined && (isPassing(failure) || postgresFailure(failure) !== failure));
      }
    }
  }

  const on = (client: pg.PoolClient): Queryable => ({
    dialect: postgresDialect,
    query: async <T extends object>(sql: string, params: SqlValue[] = []) => (await client.query(statement(sql, params))).rows as T[],
  });

  return {
    dialect: postgresDialect,
    isShared: true,
    query: (sql, params = []) => translated(withClient((client) => on(client).query(sql, params))),
    transaction: (work) =>
      translated(
        withClient(async (client) => {
          await client.query('begin');
          try {
            const result = await work(on(client));
            await client.query('commit');
            return result;
          } catch (error) {
            await client.query('rollback').catch(() => undefined);
            throw error;
          }
        }),
      ),
    unhurried: (work) =>
      translated(
        withClient(async (client) => {
          await client.query('set lock_timeout = 0; set statement_timeout = 0');
          try {
            return await work(on(client));
          } finally {
            // Back to what the connection was opened with: somebody else gets it next.
            await client.query('reset lock_timeout; reset statement_timeout');
          }
        }),
      ),
    announce: news.announce,
    onAnnounced: news.onAnnounced,
    async close() {
      await news.close();
      await pool.end();
    },
  };
}

async function translated<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw postgresFailure(error);
  }
}

/** PostgreSQL's text has no character 0, which ids and names of a hostile sender may have. */
function storable(value: SqlValue): SqlValue {
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
}
