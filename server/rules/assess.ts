import type { Channel } from '#domain/conversation.ts';
import type { Assessment, Reason, Signal } from '#domain/decision.ts';
import type { Rule } from '#domain/rule.ts';
import { act } from './actions/index.ts';
import { holds } from './conditions/index.ts';

/** What rules may know of a conversation besides its signals. */
export interface RuleContext {
  channel: Channel;
}

/** Tries every rule; all that hold act, and each signal is cited once, with the first rule that it made hold. */
export function assess(signals: Signal[], rules: Rule[], context: RuleContext): Assessment {
  let assessment: Assessment = { decision: 'answer', priority: 'low', reasons: [], tags: [], channels: [context.channel] };
  const reasons = new Map<string, Reason>();
  for (const rule of rules) {
    const because = holds(rule.conditions, signals);
    if (because === null) continue;
    for (const action of rule.actions) assessment = act(action, assessment);
    for (const signal of because) if (!reasons.has(signal.code)) reasons.set(signal.code, { ...signal, rule: rule.id });
  }
  return { ...assessment, reasons: [...reasons.values()].sort((a, b) => b.strength - a.strength) };
}
