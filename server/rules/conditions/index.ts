import type { Signal } from '#domain/decision.ts';
import type { Condition } from '#domain/rule.ts';

/** A condition that holds names the signals that made it hold; one that does not is null. */
export type Verdict = Signal[] | null;
type Check<K extends Condition['kind']> = (condition: Extract<Condition, { kind: K }>, signals: Signal[]) => Verdict;

const checks: { [K in Condition['kind']]: Check<K> } = {
  all: ({ of }, signals) => {
    const verdicts = of.map((one) => holds(one, signals));
    return verdicts.some((verdict) => verdict === null) ? null : verdicts.flatMap((verdict) => verdict ?? []);
  },
  any: ({ of }, signals) => {
    const verdicts = of.map((one) => holds(one, signals)).filter((verdict) => verdict !== null);
    return verdicts.length === 0 ? null : verdicts.flat();
  },
  not: ({ of }, signals) => (holds(of, signals) === null ? [] : null),
  signal: ({ code, at_least }, signals) => {
    const found = signals.filter((signal) => signal.code === code && signal.strength >= at_least);
    return found.length === 0 ? null : found;
  },
};

/** Whether a condition holds, and because of which signals. */
export function holds(condition: Condition, signals: Signal[]): Verdict {
  return (checks[condition.kind] as Check<Condition['kind']>)(condition, signals);
}
