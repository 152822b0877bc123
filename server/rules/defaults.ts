import type { Rule } from '#domain/rule.ts';

/** What happens where nobody has configured anything. */
export const defaultRules: Rule[] = [
  {
    id: 'customer-asks',
    conditions: { kind: 'signal', code: 'asked_for_human', at_least: 0.6 },
    actions: [
      { kind: 'decide', decision: 'handoff' },
      { kind: 'set_priority', priority: 'high' },
    ],
  },
  {
    id: 'bot-asks',
    conditions: { kind: 'signal', code: 'bot_requested', at_least: 0.5 },
    actions: [
      { kind: 'decide', decision: 'handoff' },
      { kind: 'set_priority', priority: 'normal' },
    ],
  },
  {
    id: 'bot-unsure',
    conditions: { kind: 'signal', code: 'low_confidence', at_least: 0.6 },
    actions: [
      { kind: 'decide', decision: 'handoff' },
      { kind: 'set_priority', priority: 'normal' },
    ],
  },
  {
    id: 'bot-doubtful',
    conditions: { kind: 'signal', code: 'low_confidence', at_least: 0.45 },
    actions: [{ kind: 'decide', decision: 'offer' }],
  },
];
