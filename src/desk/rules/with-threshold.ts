import { type ReasonCode, reasonCodes } from '#domain/decision.ts';
import type { Condition, Rule } from '#domain/rule.ts';

/** A strength from which a rule should act on a signal. */
interface Threshold {
  rule: string;
  code: ReasonCode;
  topic?: string;
  at_least: number;
}

/** The address of the room of rules, with a threshold to be tried there. */
export function addressOf({ rule, code, topic, at_least }: Threshold): string {
  return `#/rules/${[rule, code, topic ?? '', String(at_least)].map(encodeURIComponent).join('/')}`;
}

/** The rules with the threshold that stands in the address; null where none does, or no rule has such a condition. */
export function withThreshold(rules: Rule[], hash: string): Rule[] | null {
  const [rule, code, topic, at] = hash.split('/').slice(2).map(decodeURIComponent);
  const at_least = Number(at);
  if (!reasonCodes.includes(code as ReasonCode) || at === undefined || at === '' || !(at_least >= 0 && at_least <= 1)) return null;
  const wanted = (one: Condition) => one.kind === 'signal' && one.code === code && (one.topic ?? '') === topic;
  const change = (one: Condition): Condition => {
    if (one.kind === 'all' || one.kind === 'any') return { ...one, of: one.of.map(change) };
    if (one.kind === 'not') return { ...one, of: change(one.of) };
    return wanted(one) && one.kind === 'signal' ? { ...one, at_least } : one;
  };
  const changed = rules.map((one) => (one.id === rule ? { ...one, conditions: change(one.conditions) } : one));
  return JSON.stringify(changed) === JSON.stringify(rules) ? null : changed;
}
