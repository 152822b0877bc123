import type { Decision, Priority, ReasonCode } from '#domain/decision.ts';
import type { Condition, Rule } from '#domain/rule.ts';

const signal = (code: ReasonCode, at_least: number, topic?: string): Condition =>
  topic === undefined ? { kind: 'signal', code, at_least } : { kind: 'signal', code, at_least, topic };
const all = (...of: Condition[]): Condition => ({ kind: 'all', of });
const any = (...of: Condition[]): Condition => ({ kind: 'any', of });
const asked = (times: number): Condition => ({ kind: 'messages', author: 'requester', at_least: times });
const rule = (id: string, conditions: Condition, decision: Decision, priority?: Priority): Rule => ({
  id,
  conditions,
  actions: [{ kind: 'decide', decision }, ...(priority ? [{ kind: 'set_priority', priority } as const] : [])],
});
const raise = (id: string, conditions: Condition, priority: Priority): Rule => ({
  id,
  conditions,
  actions: [{ kind: 'set_priority', priority }],
});

const troubled = any(
  signal('repetition', 0.4),
  // "Still nothing" alone is trouble and impatience in one: of a first answer it tells that one step did not help, no more.
  all(signal('failed_attempts', 0.4), asked(3)),
  // A step that the bot reports as failed is no impatience; two are trouble whoever tells of them.
  signal('failed_attempts', 0.45),
  signal('out_of_knowledge', 0.4),
  signal('low_confidence', 0.5),
);

/** What happens where nobody has configured anything: early rather than late, and an offer where it is not clear. */
export const defaultRules: Rule[] = [
  rule('life-in-danger', any(signal('sensitive_topic', 0.6, 'self_harm'), signal('sensitive_topic', 0.6, 'safety')), 'handoff', 'urgent'),
  rule('fraud', signal('sensitive_topic', 0.75, 'fraud'), 'handoff', 'urgent'),
  rule('legal-or-privacy', any(signal('sensitive_topic', 0.75, 'legal'), signal('sensitive_topic', 0.75, 'privacy')), 'handoff', 'high'),
  // A calm first word about a charge may be answered; who comes back to it has heard the answer.
  rule('disputed-charge', all(signal('sensitive_topic', 0.75, 'billing_dispute'), asked(2)), 'handoff', 'normal'),
  rule('perhaps-sensitive', signal('sensitive_topic', 0.5), 'offer'),
  rule('customer-asks', signal('asked_for_human', 0.65), 'handoff', 'normal'),
  rule('customer-may-ask', signal('asked_for_human', 0.4), 'offer'),
  rule('bot-asks', signal('bot_requested', 0.5), 'handoff', 'normal'),
  rule('bot-unsure', signal('low_confidence', 0.6), 'handoff', 'normal'),
  rule('bot-doubtful', signal('low_confidence', 0.5), 'offer'),
  rule('bot-broken', signal('bot_failed', 0.9), 'handoff', 'normal'),
  rule(
    'bot-breaks-in-trouble',
    all(signal('bot_failed', 0.4), any(troubled, signal('failed_attempts', 0.4), signal('frustration', 0.35))),
    'handoff',
    'normal',
  ),
  rule('bot-stumbles', signal('bot_failed', 0.35), 'offer'),
  rule('attempts-failed', signal('failed_attempts', 0.65), 'handoff', 'normal'),
  rule('attempt-failed', signal('failed_attempts', 0.35), 'offer'),
  rule('in-circles', signal('repetition', 0.65), 'handoff', 'normal'),
  rule('asked-again', signal('repetition', 0.4), 'offer'),
  rule('nothing-known', signal('out_of_knowledge', 0.65), 'handoff', 'normal'),
  rule('little-known', signal('out_of_knowledge', 0.35), 'offer'),
  rule('patience-lost', signal('frustration', 0.65), 'handoff', 'high'),
  rule('patience-lost-in-trouble', all(signal('frustration', 0.35), troubled), 'handoff', 'high'),
  rule('patience-wanes', signal('frustration', 0.4), 'offer'),
  // A while for a chat or a call; what comes by mail is not answered within minutes.
  raise('waiting-long', all({ kind: 'channel', in: ['chat', 'phone'] }, { kind: 'waiting', minutes: 20 }), 'high'),
  raise('valued-customer', signal('customer_value', 0.5), 'high'),
  raise('on-the-phone', all({ kind: 'channel', in: ['phone'] }, any(signal('asked_for_human', 0.6), signal('frustration', 0.5))), 'high'),
];
