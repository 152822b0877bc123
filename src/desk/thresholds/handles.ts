import type { ReasonCode } from '#domain/decision.ts';
import type { Condition, Rule } from '#domain/rule.ts';

/**
 * What a signal's scores tell of a rule: just what it would do (`exact`); the most, where it wants more than the signal; the least,
 * where it also acts on something else; or neither.
 */
export type Bound = 'exact' | 'most' | 'least' | 'neither';

/** A strength that a rule hands off from. */
export interface Handle {
  rule: string;
  code: ReasonCode;
  topic: string | null;
  at_least: number;
  bound: Bound;
}

type SignalCondition = Extract<Condition, { kind: 'signal' }>;

/** Every threshold of rules that are on and hand off, in their order. */
export function handlesOf(rules: Rule[]): Handle[] {
  return rules.flatMap(({ id, enabled, conditions, actions }) => {
    const handsOff = actions.some((action) => action.kind === 'decide' && action.decision === 'handoff');
    if (enabled === false || !handsOff) return [];
    return signalsIn(conditions, 'exact').map(([{ code, topic, at_least }, bound]) => ({
      ...{ rule: id, code, topic: topic ?? null, at_least, bound },
    }));
  });
}

/** What stands under a `not` acts the other way round: no threshold to be tuned by these scores. */
function signalsIn(condition: Condition, bound: Bound): [SignalCondition, Bound][] {
  if (condition.kind === 'signal') return [[condition, bound]];
  if (condition.kind !== 'all' && condition.kind !== 'any') return [];
  // Beside others: under `all` they can keep the rule from acting, under `any` they can make it act.
  const here = condition.of.length === 1 ? 'exact' : condition.kind === 'all' ? 'most' : 'least';
  return condition.of.flatMap((one) => signalsIn(one, both(bound, here)));
}

function both(one: Bound, other: Bound): Bound {
  if (one === 'exact' || one === other) return other;
  return other === 'exact' ? one : 'neither';
}
