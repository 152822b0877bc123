import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '#domain/errors.ts';
import type { Rule } from '#domain/rule.ts';
import { compileRules } from '#rules/compile.ts';
import { type Backtest, beatBacktest, endBacktest, findBacktest, listBacktests, openBacktest } from '../../store/backtests.ts';
import type { HandoffDeps } from '../deps.ts';
import { tryRules } from '../try-rules.ts';

const dayMs = 24 * 3_600_000;
/** Conversations between two words on how far it is. */
const beatEvery = 50;

interface Wanted {
  rules: Rule[];
  /** How far back to look. */
  days: number;
  author: string;
}

/**
 * Runs draft rules over what was said before, beside everything else that this process does. There is one run at a time on a database,
 * whichever process it is in; how far it is stands in the database, so that any of them can tell.
 * @returns its id, and what to wait for where somebody wants the end. @throws AppError server_busy while another one runs
 */
export async function startBacktest(deps: HandoffDeps, { rules, days, author }: Wanted): Promise<{ id: string; ended: Promise<void> }> {
  const id = deps.newId();
  const startedAt = deps.now();
  if (!(await openBacktest(deps.db, { id, author, rules, days, startedAt })))
    throw new AppError('server_busy', 'A back-test is under way already: wait for its end, or cancel it', { retryAfterMs: 5_000 });
  return { id, ended: run(deps, id, rules, startedAt - days * dayMs) };
}

export type { Backtest };

class Stopped extends Error {}

/** Never rejects: nobody waits for it. */
async function run(deps: HandoffDeps, id: string, rules: Rule[], since: number): Promise<void> {
  const { db, isOpen } = deps;
  const beat = async (done: number, all: number) => {
    if (!(await beatBacktest(db, id, done, all, deps.now()))) throw new Stopped();
  };
  try {
    const report = await tryRules({
      ...{ db, isOpen, since },
      draft: compileRules(rules),
      current: deps.rules,
      async pause(done, all) {
        // On SQLite every answer is there at once: without a turn for others, webhooks would wait for the end.
        await nextTurn();
        if (done % beatEvery === 0) await beat(done, all);
      },
    });
    await beat(report.conversations, report.conversations);
    await endBacktest(db, id, 'done', report);
  } catch (error) {
    // Where the database is away too, its silence tells.
    if (!(error instanceof Stopped)) await endBacktest(db, id, 'failed', null).catch(() => undefined);
  }
}

/** Stops one, wherever it runs; one that has ended already stays as it is. @throws AppError unknown_backtest */
export async function cancelBacktest(deps: HandoffDeps, id: string): Promise<Backtest> {
  await endBacktest(deps.db, id, 'cancelled', null);
  return readBacktest(deps, id);
}

/** @throws AppError unknown_backtest */
export async function readBacktest({ db }: HandoffDeps, id: string): Promise<Backtest> {
  const found = await findBacktest(db, id);
  if (!found) throw new AppError('unknown_backtest', `No back-test has the id ${id}`);
  return found;
}

/** Newest first. */
export function lastBacktests({ db }: HandoffDeps, limit: number): Promise<Backtest[]> {
  return listBacktests(db, limit);
}
