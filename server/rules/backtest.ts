import type { Conversation } from '#domain/conversation.ts';
import type { ReasonCode, Signal } from '#domain/decision.ts';
import { assess } from './assess.ts';
import type { CompiledRules } from './compile.ts';
import type { RuleContext } from './facts.ts';

/**
 * A stretch of a stored conversation in which the bot had it, as it stood after each turn at which a decision was due: all of it, unless
 * people gave it back to the bot in between.
 */
export interface BacktestCase {
  /** Of the conversation. Its stretches come one after the other. */
  id: string;
  /** How many turns of the conversation were before; 0 for its first stretch. */
  firstTurn: number;
  /** Oldest first. */
  turns: { conversation: Conversation; signals: Signal[]; context: RuleContext }[];
  /** What agents, or the ticket's disposition, say of it; null where nobody says. */
  needed: boolean | null;
}

/** When and why rules would hand a conversation off. */
export interface HandedOff {
  /** Of the whole conversation, from 0. */
  turn: number;
  rule: string;
  code: ReasonCode | null;
}

export type Change = 'same' | 'newly' | 'no_longer' | 'earlier' | 'later';

export interface BacktestReport {
  conversations: number;
  /** In each of them a conversation can be handed off once: everything below counts them. */
  stretches: number;
  draft: Tally;
  current: Tally;
  changes: Record<Change, number>;
  /** The first of each change, to click through. */
  examples: Record<Exclude<Change, 'same'>, Example[]>;
}

export interface Example {
  id: string;
  needed: boolean | null;
  draft: HandedOff | null;
  current: HandedOff | null;
}

export interface Tally {
  handed_off: number;
  by_rule: Record<string, number>;
  /** Against what agents say; those of which nobody says anything count in neither. */
  needed_and_handed_off: number;
  needless: number;
  missed: number;
  precision: number | null;
  recall: number | null;
}

const mostExamples = 50;

/**
 * Runs draft and current rules over conversations, one at a time, so that any number fits.
 * @param onProgress called after every hundred conversations and at the end
 */
export async function backtest(
  cases: Iterable<BacktestCase> | AsyncIterable<BacktestCase>,
  draft: CompiledRules,
  current: CompiledRules,
  onProgress: (done: number) => void = () => undefined,
): Promise<BacktestReport> {
  const report = emptyReport();
  const take = (one: BacktestCase) => {
    addCase(report, one, firstHandoff(one, draft), firstHandoff(one, current));
    if (one.firstTurn === 0 && report.conversations % 100 === 0) onProgress(report.conversations);
  };
  // Waiting for each of a hundred thousand that are at hand already would cost more than judging them.
  if (Symbol.iterator in cases) for (const one of cases) take(one);
  else for await (const one of cases) take(one);
  finish(report.draft);
  finish(report.current);
  onProgress(report.conversations);
  return report;
}

/** The first turn at which the rules hand a conversation off. */
export function firstHandoff({ turns, firstTurn }: BacktestCase, rules: CompiledRules): HandedOff | null {
  for (const [turn, { conversation, signals, context }] of turns.entries()) {
    const { decision, reasons } = assess(conversation, signals, rules, context);
    if (decision === 'handoff') return { turn: firstTurn + turn, rule: reasons[0]?.rule ?? '', code: reasons[0]?.code ?? null };
  }
  return null;
}

function addCase(
  report: BacktestReport,
  { id, firstTurn, needed }: BacktestCase,
  draft: HandedOff | null,
  current: HandedOff | null,
): void {
  if (firstTurn === 0) report.conversations += 1;
  report.stretches += 1;
  tally(report.draft, draft, needed);
  tally(report.current, current, needed);
  const change = changeOf(draft, current);
  report.changes[change] += 1;
  if (change !== 'same' && report.examples[change].length < mostExamples) report.examples[change].push({ id, needed, draft, current });
}

function changeOf(draft: HandedOff | null, current: HandedOff | null): Change {
  if (draft === null) return current === null ? 'same' : 'no_longer';
  if (current === null) return 'newly';
  return draft.turn === current.turn ? 'same' : draft.turn < current.turn ? 'earlier' : 'later';
}

function tally(into: Tally, handedOff: HandedOff | null, needed: boolean | null): void {
  if (handedOff !== null) {
    into.handed_off += 1;
    into.by_rule[handedOff.rule] = (into.by_rule[handedOff.rule] ?? 0) + 1;
  }
  if (needed === null) return;
  if (handedOff !== null) into[needed ? 'needed_and_handed_off' : 'needless'] += 1;
  else if (needed) into.missed += 1;
}

function finish(one: Tally): void {
  const { needed_and_handed_off: right, needless, missed } = one;
  one.precision = right + needless === 0 ? null : right / (right + needless);
  one.recall = right + missed === 0 ? null : right / (right + missed);
}

function emptyReport(): BacktestReport {
  const empty = (): Tally => ({
    handed_off: 0,
    by_rule: {},
    needed_and_handed_off: 0,
    needless: 0,
    missed: 0,
    precision: null,
    recall: null,
  });
  return {
    conversations: 0,
    stretches: 0,
    draft: empty(),
    current: empty(),
    changes: { same: 0, newly: 0, no_longer: 0, earlier: 0, later: 0 },
    examples: { newly: [], no_longer: [], earlier: [], later: [] },
  };
}
