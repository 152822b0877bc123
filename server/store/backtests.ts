import type { Database, Queryable } from '#domain/database.ts';
import type { Rule } from '#domain/rule.ts';

/** `lost`: the process that ran it is gone. */
export type BacktestState = 'running' | 'done' | 'cancelled' | 'failed' | 'lost';

/** One run of draft rules over stored conversations. */
export interface Backtest {
  id: string;
  state: BacktestState;
  author: string;
  rules: Rule[];
  /** How far back it looks. */
  days: number;
  /** Milliseconds since 1970. */
  startedAt: number;
  /** Conversations that it went through, and how many there were when it began. */
  done: number;
  total: number;
  /** What came of it; null until it is done. */
  report: unknown;
}

interface Row extends Omit<Backtest, 'rules' | 'startedAt' | 'report'> {
  rules: string;
  started_at: number;
  report: string | null;
}

const asBacktest = ({ id, state, author, rules, days, started_at, done, total, report }: Row): Backtest => ({
  ...{ id, state, author },
  rules: JSON.parse(rules) as Rule[],
  ...{ days: Number(days), startedAt: Number(started_at), done: Number(done), total: Number(total) },
  report: report === null ? null : JSON.parse(report),
});

/** A run that says nothing for so long is lost: its process died. */
const longestSilenceMs = 60_000;
const kept = 20;

/** Opens a run, unless one is under way anywhere. @returns whether it was opened */
export async function openBacktest(
  db: Database,
  { id, author, rules, days, startedAt }: Pick<Backtest, 'id' | 'author' | 'rules' | 'days' | 'startedAt'>,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    await tx.query("update backtests set state = 'lost' where state = 'running' and beat_at < $1", [startedAt - longestSilenceMs]);
    await tx.query(
      "delete from backtests where state <> 'running' and id not in (select id from backtests order by started_at desc, id desc limit $1)",
      [kept - 1],
    );
    const opened = await tx.query(
      `insert into backtests (id, state, author, rules, days, started_at, beat_at, done, total) values ($1, 'running', $2, $3, $4, $5, $5, 0, 0)
       on conflict do nothing returning id`,
      [id, author, JSON.stringify(rules), days, startedAt],
    );
    return opened.length > 0;
  });
}

/** Says how far it is. @returns false where it is to stop: somebody has cancelled it, or held it for lost */
export async function beatBacktest(db: Queryable, id: string, done: number, total: number, at: number): Promise<boolean> {
  const rows = await db.query("update backtests set done = $2, total = $3, beat_at = $4 where id = $1 and state = 'running' returning id", [
    id,
    done,
    total,
    at,
  ]);
  return rows.length > 0;
}

/** Ends one that runs. @returns whether it did */
export async function endBacktest(db: Queryable, id: string, state: Exclude<BacktestState, 'running'>, report: unknown): Promise<boolean> {
  const rows = await db.query("update backtests set state = $2, report = $3 where id = $1 and state = 'running' returning id", [
    id,
    state,
    report === null ? null : JSON.stringify(report),
  ]);
  return rows.length > 0;
}

export async function findBacktest(db: Queryable, id: string): Promise<Backtest | null> {
  const [row] = await db.query<Row>('select * from backtests where id = $1', [id]);
  return row ? asBacktest(row) : null;
}

/** Newest first. */
export async function listBacktests(db: Queryable, limit: number): Promise<Backtest[]> {
  const rows = await db.query<Row>('select * from backtests order by started_at desc, id desc limit $1', [limit]);
  return rows.map(asBacktest);
}
