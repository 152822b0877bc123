import { type Decision, decisions, type ReasonCode } from '#domain/decision.ts';
import type { Condition, Rule } from '#domain/rule.ts';
import { type Check, compileCondition, messageWith, mostText } from './conditions/index.ts';
import { stepsOf } from './conditions/text-test.ts';
import type { Facts } from './facts.ts';
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
  /** The strongest of what it decides, whatever comes of it; `answer` where it decides nothing. */
  decides: Decision;
  /** It wants something known before a handoff. */
  requires: boolean;
  /** Ids of the messages in which its patterns were found when it was tried, the latest of each. */
  proofs: (facts: Facts) => string[];
}

export type CompiledRules = CompiledRule[];

/** Steps of all patterns by characters that they are tried on: a fifth of a second at 25 ns each, which the worst take. */
const mostWork = 8_000_000;

/** Turns rules into functions, once; disabled ones are left out. */
export function compileRules(rules: Rule[]): CompiledRules {
  const most = textTried(rules);
  return enabledOf(rules).map((rule) => {
    const texts = new Map(textsOf(rule.conditions).map((one) => [one, messageWith(one, most)]));
    return {
      rule,
      holds: compileCondition(rule.conditions, most, texts),
      cites: citesOf(rule.conditions),
      decides: strongest(rule),
      requires: rule.actions.some(({ kind }) => kind === 'require'),
      proofs: (facts) => [...new Set([...texts.values()].flatMap(({ found }) => found(facts)?.id ?? []))],
    };
  });
}

/** On how many of the latest characters each pattern is tried: the more steps all have together, the fewer. */
export function textTried(rules: Rule[]): number {
  const steps = enabledOf(rules)
    .flatMap(({ conditions }) => patternsOf(conditions))
    .reduce((sum, { source }) => sum + stepsOf(source), 0);
  return Math.min(mostText, Math.ceil(mostWork / Math.max(1, steps)));
}

function strongest({ actions }: Rule): Decision {
  const decided = actions.flatMap((action) => (action.kind === 'decide' ? [decisions.indexOf(action.decision)] : []));
  return decisions[Math.max(0, ...decided)]!;
}

const enabledOf = (rules: Rule[]) => rules.filter(({ enabled }) => enabled !== false);

/** The signals that can make a condition hold; what stands under a `not` proves nothing by being there. */
function citesOf(condition: Condition): Cited[] {
  if (condition.kind === 'all' || condition.kind === 'any') return condition.of.flatMap(citesOf);
  if (condition.kind === 'signal') return [{ code: condition.code, at_least: condition.at_least, topic: condition.topic }];
  if (condition.kind === 'evidence') return [{ code: condition.code, at_least: 0, topic: undefined }];
  return [];
}

/** As above: what is not to be said proves nothing. */
function textsOf(condition: Condition): Extract<Condition, { kind: 'text' }>[] {
  if (condition.kind === 'all' || condition.kind === 'any') return condition.of.flatMap(textsOf);
  return condition.kind === 'text' ? [condition] : [];
}
