import type { Action, Condition, Rule } from '#domain/rule.ts';

/** How a condition of each kind begins. */
const conditions: { [K in Condition['kind']]: Extract<Condition, { kind: K }> } = {
  signal: { kind: 'signal', code: 'asked_for_human', at_least: 0.65 },
  text: { kind: 'text', author: 'requester', within: 3, matches: 'cancel' },
  channel: { kind: 'channel', in: ['chat'] },
  language: { kind: 'language', in: ['en'] },
  business_hours: { kind: 'business_hours', open: true },
  intent: { kind: 'intent', test: { in: ['refund'] } },
  classification: { kind: 'classification', test: { in: ['billing'] } },
  attribute: { kind: 'attribute', name: 'plan', test: { in: ['enterprise'] } },
  bot: { kind: 'bot', in: ['shop-bot'] },
  messages: { kind: 'messages', author: 'requester', at_least: 5 },
  waiting: { kind: 'waiting', minutes: 20 },
  evidence: { kind: 'evidence', code: 'frustration', count: 2, within: 10 },
  all: { kind: 'all', of: [] },
  any: { kind: 'any', of: [] },
  not: { kind: 'not', of: { kind: 'business_hours', open: true } },
};
export const conditionKinds = Object.keys(conditions) as Condition['kind'][];

const actions: { [K in Action['kind']]: Extract<Action, { kind: K }> } = {
  decide: { kind: 'decide', decision: 'handoff' },
  set_priority: { kind: 'set_priority', priority: 'high' },
  set_group: { kind: 'set_group', group: 'Support' },
  set_form: { kind: 'set_form', form: 'Default' },
  set_fields: { kind: 'set_fields', fields: { topic: 'refund' } },
  add_tags: { kind: 'add_tags', tags: ['from_bot'] },
  say: { kind: 'say', text: 'One moment, I am bringing in a colleague.' },
  offer_channels: { kind: 'offer_channels', channels: ['chat', 'phone'] },
  require: { kind: 'require', fields: ['email'] },
  forbid: { kind: 'forbid', decision: 'handoff' },
  alert: { kind: 'alert', to: 'on-call' },
};
export const actionKinds = Object.keys(actions) as Action['kind'][];

/** @param before what it takes the place of: a group keeps its parts, and what stood alone becomes a part of the group */
export function newCondition(kind: Condition['kind'], before?: Condition): Condition {
  if (before === undefined) return conditions[kind];
  const parts = before.kind === 'all' || before.kind === 'any' ? before.of : before.kind === 'not' ? [before.of] : [before];
  if (kind === 'all' || kind === 'any') return { kind, of: parts };
  if (kind === 'not') return { kind, of: parts.length === 1 ? parts[0]! : before };
  return conditions[kind];
}

export function newAction(kind: Action['kind']): Action {
  return actions[kind];
}

/** A rule with a name that none of the others has. */
export function newRule(others: Rule[]): Rule {
  const names = new Set(others.map(({ id }) => id));
  let number = others.length + 1;
  while (names.has(`rule-${number}`)) number += 1;
  return { id: `rule-${number}`, conditions: { kind: 'all', of: [conditions.signal] }, actions: [actions.decide] };
}
