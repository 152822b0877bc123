import type { ReasonCode } from '#domain/decision.ts';
import type { Condition, Rule } from '#domain/rule.ts';
import { type Check, compileCondition, mostText } from './conditions/index.ts';
import { stepsOf } from './conditions/text-test.ts';
import { patternsOf } from './patterns-of.ts';

/** A signal that a rule looks for and would cite. */
export interface Cited {
  code: ReasonCode;
  at_least: number;
  topic: string | undefined;
}

export interface CompiledRule {
  rule: Rule;
  holds: Check;
  cites: Cited[];
  /** It decides without looking at a signal, so it is its own reason. */
  isOwnReason: boolean;
}

export type CompiledRules = CompiledRule[];

/** Steps of all patterns by characters that they are tried on: a fifth of a second at 25 ns each, which the worst take. */
const mostWork = 8_000_000;

/** Turns rules into functions, once; disabled ones are left out. */
export function compileRules(rules: Rule[]): CompiledRules {
  const most = textTried(rules);
  return enabledOf(rules).map((rule) => {
    const cites = citesOf(rule.conditions);
    const decides = rule.actions.some((action) => action.kind === 'decide' && action.decision !== 'answer');
    return { rule, holds: compileCondition(rule.conditions, most), cites, isOwnReason: decides && cites.length === 0 };
  });
}

/** On how many of the latest characters each pattern is tried: the more steps all have together, the fewer. */
export function textTried(rules: Rule[]): number {
  const steps = enabledOf(rules)
    .flatMap(({ conditions }) => patternsOf(conditions))
    .reduce((sum, { source }) => sum + stepsOf(source), 0);
  return Math.min(mostText, Math.ceil(mostWork / Math.max(1, steps)));
}

const enabledOf = (rules: Rule[]) => rules.filter(({ enabled }) => enabled !== false);

/** The signals that can make a condition hold; what stands under a `not` proves nothing by being there. */
function citesOf(condition: Condition): Cited[] {
  if (condition.kind === 'all' || condition.kind === 'any') return condition.of.flatMap(citesOf);
  if (condition.kind === 'signal') return [{ code: condition.code, at_least: condition.at_least, topic: condition.topic }];
  if (condition.kind === 'evidence') return [{ code: condition.code, at_least: 0, topic: undefined }];
  return [];
}
