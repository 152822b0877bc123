import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReasonCode } from '#domain/decision.ts';
import { isNeeded } from '#domain/handoff-now.ts';
import type { Condition, Rule } from '#domain/rule.ts';
import type { ScoreBin, Scores } from '#rules/thresholds.ts';
import { handleTime, type ScorePeak, scorePeaks } from '../../store/score-peaks.ts';
import type { HandoffDeps } from '../deps.ts';

const dayMs = 24 * 3_600_000;
/** The newest: more would keep people waiting, and what was said long ago tells little of today's bot. */
const mostConversations = 100_000;

interface Wanted {
  code: ReasonCode;
  topic: string | null;
  days: number;
  /** Those in force. */
  rules: Rule[];
}

export interface ObservedScores extends Scores {
  /** Not all were looked at. */
  isSample: boolean;
  /** Median time from an agent's accepting to the end, in milliseconds, and of how many handoffs. */
  handle: { median: number | null; count: number };
}

/** How strong a signal was in the conversations of late, and what agents said of them. */
export async function observedScores(
  { db, now }: Pick<HandoffDeps, 'db' | 'now'>,
  { code, topic, days, rules }: Wanted,
): Promise<ObservedScores> {
  const since = now() - days * dayMs;
  const bins = new Map<number, ScoreBin>();
  const scores = { conversations: 0, beside: 0 };
  const isBeside = besideOf(rules, code, topic);
  for await (const page of scorePeaks(db, { code, topic, since })) {
    // On SQLite every answer is there at once: others must have their turn.
    await nextTurn();
    for (const one of page) {
      scores.conversations += 1;
      const beside = one.reasons !== null && isBeside(one.reasons);
      if (beside) scores.beside += 1;
      add(bins, one, beside);
    }
    if (scores.conversations >= mostConversations) break;
  }
  return {
    ...scores,
    bins: [...bins.values()].sort((a, b) => a.at - b.at),
    isSample: scores.conversations >= mostConversations,
    handle: await handleTime(db, since),
  };
}

function add(bins: Map<number, ScoreBin>, { peak, verdict }: ScorePeak, beside: boolean): void {
  if (peak <= 0) return;
  // A rule acts from its strength on: 0.75 is in 75, and so is 0.759.
  const at = Math.max(1, Math.min(100, Math.floor(peak * 100 + 1e-6)));
  const bin = bins.get(at) ?? { at, needed: 0, needless: 0, unjudged: 0, beside: 0 };
  bins.set(at, bin);
  bin[beside ? 'beside' : verdict === null ? 'unjudged' : isNeeded(verdict) ? 'needed' : 'needless'] += 1;
}

/** Whether a handoff would have come without the signal: a rule that hands off and does not look at it was among its reasons. */
function besideOf(rules: Rule[], code: ReasonCode, topic: string | null) {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  return (reasons: NonNullable<ScorePeak['reasons']>) =>
    reasons.some((reason) => {
      const rule = known.get(reason.rule);
      if (!rule) return reason.code !== code;
      const handsOff = rule.actions.some((action) => action.kind === 'decide' && action.decision === 'handoff');
      return handsOff && !looksAt(rule.conditions, code, topic);
    });
}

function looksAt(condition: Condition, code: ReasonCode, topic: string | null): boolean {
  if (condition.kind === 'all' || condition.kind === 'any') return condition.of.some((one) => looksAt(one, code, topic));
  if (condition.kind === 'not') return looksAt(condition.of, code, topic);
  return condition.kind === 'signal' && condition.code === code && (topic === null || (condition.topic ?? topic) === topic);
}
