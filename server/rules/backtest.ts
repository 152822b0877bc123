import type { Conversation } from '#domain/conversation.ts';
import type { ReasonCode, Signal } from '#domain/decision.ts';
import type { EndDisposition } from '#domain/way-back.ts';
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
  /** What agents say of it; null where nobody says. */
  needed: boolean | null;
  /** How the handoff ended that was made of it; null where none was, or while it is open. */
  disposition: EndDisposition | null;
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

export interface Tally extends Marks {
  handed_off: number;
  by_rule: Record<string, number>;
  /** The same against how handoffs ended: what people solved was needed, what they gave back to the bot was not; other ends tell neither. */
  by_disposition: Marks;
}

/** Against what agents say; those of which nobody says anything count in neither. */
interface Marks {
  needed_and_handed_off: number;
  needless: number;
  missed: number;
  precision: number | null;
  recall: number | null;
}

interface Watching {
  /** After every hundred conversations and at the end. */
  onProgress?: (done: number) => void;
  /** As soon as a stretch is judged: reports keep no more than some examples. */
  onCase?: OnCase;
}

export type OnCase = (one: BacktestCase, judged: Judged) => void;

export interface Judged {
  change: Change;
  draft: HandedOff | null;
  current: HandedOff | null;
}

const mostExamples = 50;

/** Runs draft and current rules over conversations, one at a time, so that any number fits. */
export async function backtest(
  cases: Iterable<BacktestCase> | AsyncIterable<BacktestCase>,
  draft: CompiledRules,
  current: CompiledRules,
  { onProgress, onCase }: Watching = {},
): Promise<BacktestReport> {
  const report = emptyReport();
  const take = (one: BacktestCase) => {
    const judged = judge(one, draft, current);
    addCase(report, one, judged);
    onCase?.(one, judged);
    if (one.firstTurn === 0 && report.conversations % 100 === 0) onProgress?.(report.conversations);
  };
  // Waiting for each of a hundred thousand that are at hand already would cost more than judging them.
  if (Symbol.iterator in cases) for (const one of cases) take(one);
  else for await (const one of cases) take(one);
  for (const tally of [report.draft, report.current]) {
    finish(tally);
    finish(tally.by_disposition);
  }
  onProgress?.(report.conversations);
  return report;
}

function judge(one: BacktestCase, draftRules: CompiledRules, currentRules: CompiledRules): Judged {
  const [draft, current] = [firstHandoff(one, draftRules), firstHandoff(one, currentRules)];
  return { change: changeOf(draft, current), draft, current };
}

/** The first turn at which the rules hand a conversation off. */
export function firstHandoff({ turns, firstTurn }: BacktestCase, rules: CompiledRules): HandedOff | null {
  for (const [turn, { conversation, signals, context }] of turns.entries()) {
    const { decision, reasons } = assess(conversation, signals, rules, context);
    if (decision === 'handoff') return { turn: firstTurn + turn, rule: reasons[0]?.rule ?? '', code: reasons[0]?.code ?? null };
  }
  return null;
}

function addCase(report: BacktestReport, { id, firstTurn, needed, disposition }: BacktestCase, { change, draft, current }: Judged): void {
  if (firstTurn === 0) report.conversations += 1;
  report.stretches += 1;
  const wasNeeded = disposition === 'solved' ? true : disposition === 'handed_back' ? false : null;
  for (const [tally, handedOff] of [
    [report.draft, draft],
    [report.current, current],
  ] as const) {
    if (handedOff !== null) {
      tally.handed_off += 1;
      tally.by_rule[handedOff.rule] = (tally.by_rule[handedOff.rule] ?? 0) + 1;
    }
    mark(tally, handedOff, needed);
    mark(tally.by_disposition, handedOff, wasNeeded);
  }
  report.changes[change] += 1;
  if (change !== 'same' && report.examples[change].length < mostExamples) report.examples[change].push({ id, needed, draft, current });
}

function changeOf(draft: HandedOff | null, current: HandedOff | null): Change {
  if (draft === null) return current === null ? 'same' : 'no_longer';
  if (current === null) return 'newly';
  return draft.turn === current.turn ? 'same' : draft.turn < current.turn ? 'earlier' : 'later';
}

function mark(into: Marks, handedOff: HandedOff | null, needed: boolean | null): void {
  if (needed === null) return;
  if (handedOff !== null) into[needed ? 'needed_and_handed_off' : 'needless'] += 1;
  else if (needed) into.missed += 1;
}

function finish(one: Marks): void {
  const { needed_and_handed_off: right, needless, missed } = one;
  one.precision = right + needless === 0 ? null : right / (right + needless);
  one.recall = right + missed === 0 ? null : right / (right + missed);
}

function emptyReport(): BacktestReport {
  const marks = (): Marks => ({ needed_and_handed_off: 0, needless: 0, missed: 0, precision: null, recall: null });
  const empty = (): Tally => ({ handed_off: 0, by_rule: {}, ...marks(), by_disposition: marks() });
  return {
    conversations: 0,
    stretches: 0,
    draft: empty(),
    current: empty(),
    changes: { same: 0, newly: 0, no_longer: 0, earlier: 0, later: 0 },
    examples: { newly: [], no_longer: [], earlier: [], later: [] },
  };
}
