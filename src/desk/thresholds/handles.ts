import type { ReasonCode } from '#domain/decision.ts';
import type { Condition, Rule } from '#domain/rule.ts';

/** A strength that a rule hands off from. */
export interface Handle {
  rule: string;
  code: ReasonCode;
  topic: string | null;
  at_least: number;
  /** The rule looks at nothing else: what the scores tell is what it would do. */
  isAlone: boolean;
}

/** Every threshold of rules that are on and hand off, in their order. */
export function handlesOf(rules: Rule[]): Handle[] {
  return rules.flatMap(({ id, enabled, conditions, actions }) => {
    const handsOff = actions.some((action) => action.kind === 'decide' && action.decision === 'handoff');
    if (enabled === false || !handsOff) return [];
    const found = signalsIn(conditions);
    const isAlone = found.length === 1 && isPlain(conditions);
    return found.map(({ code, topic, at_least }) => ({ rule: id, code, topic: topic ?? null, at_least, isAlone }));
  });
}

/** What stands under a `not` acts the other way round: no threshold to be tuned by these scores. */
function signalsIn(condition: Condition): Extract<Condition, { kind: 'signal' }>[] {
  if (condition.kind === 'all' || condition.kind === 'any') return condition.of.flatMap(signalsIn);
  return condition.kind === 'signal' ? [condition] : [];
}

function isPlain(condition: Condition): boolean {
  if (condition.kind === 'all' || condition.kind === 'any') return condition.of.length === 1 && condition.of.every(isPlain);
  return condition.kind === 'signal';
}
