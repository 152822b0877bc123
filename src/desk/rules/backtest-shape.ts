import type { Rule } from '#domain/rule.ts';
import type { BacktestReport } from '#rules/backtest.ts';

/** A back-test as the server tells of it. */
export interface Backtest {
  id: string;
  state: 'running' | 'done' | 'cancelled' | 'failed' | 'lost';
  author: string;
  days: number;
  started_at: string;
  done: number;
  total: number;
}

export interface WholeBacktest extends Backtest {
  rules: Rule[];
  report: BacktestReport | null;
}
