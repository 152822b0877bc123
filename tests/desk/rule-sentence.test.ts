import { describe, expect, it } from 'vitest';
import type { Action, Condition } from '#domain/rule.ts';
import { defaultRules } from '#rules/defaults.ts';
import { parseRules } from '#rules/parse-rules.ts';
import { actionSentence, conditionSentence, ruleSentence } from '../../src/desk/rules/rule-sentence.ts';
import { englishDesk } from '../helpers/desk-words.ts';

const t = englishDesk('en');

/** One or more of every kind that a rule may have: what is missing here does not compile. */
const conditions: { [K in Condition['kind']]: [Extract<Condition, { kind: K }>, string][] } = {
  all: [
    [{ kind: 'all', of: [] }, 'anything happens'],
    [
      {
        kind: 'all',
        of: [
          { kind: 'bot', in: ['a'] },
          {
            kind: 'any',
            of: [
              { kind: 'bot', in: ['b'] },
              { kind: 'channel', in: ['sms'] },
            ],
          },
        ],
      },
      'the bot is a and (the bot is b or the channel is SMS)',
    ],
  ],
  any: [
    [{ kind: 'any', of: [] }, 'nothing (this never applies)'],
    [
      {
        kind: 'any',
        of: [
          { kind: 'bot', in: ['a'] },
          { kind: 'all', of: [{ kind: 'bot', in: ['b'] }] },
        ],
      },
      'the bot is a or the bot is b',
    ],
  ],
  not: [[{ kind: 'not', of: { kind: 'business_hours', open: true } }, 'it is not the case that your team is at work']],
  signal: [
    [{ kind: 'signal', code: 'asked_for_human', at_least: 0.75 }, 'the requester asks for a human (strength 75% or more)'],
    [
      { kind: 'signal', code: 'sensitive_topic', at_least: 0.5, topic: 'legal' },
      'a sensitive topic comes up: legal action (strength 50% or more)',
    ],
    [{ kind: 'signal', code: 'sensitive_topic', at_least: 0.5, topic: 'own' }, 'a sensitive topic comes up: own (strength 50% or more)'],
  ],
  evidence: [
    [
      { kind: 'evidence', code: 'frustration', count: 2, within: 10 },
      '2 messages or more of the last 10 show that the requester is frustrated',
    ],
  ],
  messages: [
    [{ kind: 'messages', at_least: 12 }, 'there are 12 messages or more'],
    [{ kind: 'messages', author: 'bot', at_least: 1 }, 'the bot has written 1 message or more'],
  ],
  waiting: [[{ kind: 'waiting', minutes: 20 }, 'the requester has been trying for 20 minutes or more']],
  channel: [[{ kind: 'channel', in: ['chat', 'email', 'phone'] }, 'the channel is chat, email, or phone']],
  language: [[{ kind: 'language', in: ['de', 'pt'] }, 'the requester writes German or Portuguese']],
  business_hours: [[{ kind: 'business_hours', open: false }, 'your team is not at work']],
  bot: [[{ kind: 'bot', in: ['shop', 'travel'] }, 'the bot is shop or travel']],
  intent: [[{ kind: 'intent', test: { matches: '^refund' } }, 'the intent fits “^refund”']],
  classification: [[{ kind: 'classification', test: { in: ['billing', 'fraud'] } }, 'the classification is billing or fraud']],
  attribute: [
    [{ kind: 'attribute', name: 'orders', test: { at_least: 1000 } }, 'the requester’s “orders” is 1,000 or more'],
    [{ kind: 'attribute', name: 'vip', test: { equals: true } }, 'the requester’s “vip” is exactly true'],
    [{ kind: 'attribute', name: 'plan', test: { equals: 'pro' } }, 'the requester’s “plan” is exactly “pro”'],
  ],
  text: [
    [
      { kind: 'text', author: 'requester', within: 3, matches: 'cancel' },
      'the requester wrote something that fits “cancel” within the last 3 messages',
    ],
    [{ kind: 'text', author: 'bot', within: 1, matches: 'sorry' }, 'the bot wrote something that fits “sorry” within the last message'],
  ],
};

const actions: { [K in Action['kind']]: [Extract<Action, { kind: K }>, string][] } = {
  decide: [
    [{ kind: 'decide', decision: 'answer' }, 'let the bot go on'],
    [{ kind: 'decide', decision: 'offer' }, 'let the bot offer a human'],
    [{ kind: 'decide', decision: 'handoff' }, 'hand off'],
  ],
  forbid: [
    [{ kind: 'forbid', decision: 'offer' }, 'never offer a human'],
    [{ kind: 'forbid', decision: 'handoff' }, 'never hand off'],
  ],
  require: [[{ kind: 'require', fields: ['email', 'order_id'] }, 'ask for email and order_id before handing off']],
  set_priority: [[{ kind: 'set_priority', priority: 'urgent' }, 'set the priority to urgent']],
  set_group: [[{ kind: 'set_group', group: 'Billing' }, 'send the ticket to the group Billing']],
  set_form: [[{ kind: 'set_form', form: 'Returns' }, 'use the ticket form Returns']],
  set_fields: [[{ kind: 'set_fields', fields: { area: 'web', kind: 'bug' } }, 'fill in area: web and kind: bug']],
  add_tags: [[{ kind: 'add_tags', tags: ['vip'] }, 'add the tags vip']],
  say: [[{ kind: 'say', text: 'One moment.' }, 'tell the requester “One moment.”']],
  offer_channels: [[{ kind: 'offer_channels', channels: ['phone', 'chat'] }, 'offer phone or chat']],
  alert: [[{ kind: 'alert', to: 'on-call' }, 'alert on-call']],
};

describe('desk: rules as sentences', () => {
  it.each(Object.values(conditions).flat() as [Condition, string][])('%j', (condition, sentence) => {
    expect(conditionSentence(t, condition)).toBe(sentence);
    // What stands in the table can stand in a rule.
    expect(() => parseRules([{ id: 'x', conditions: condition, actions: [{ kind: 'decide', decision: 'offer' }] }])).not.toThrow();
  });

  it.each(Object.values(actions).flat() as [Action, string][])('%j', (action, sentence) => {
    expect(actionSentence(t, action)).toBe(sentence);
    expect(() => parseRules([{ id: 'x', conditions: { kind: 'all', of: [] }, actions: [action] }])).not.toThrow();
  });

  it('say decision and priority in one breath', () => {
    expect(
      ruleSentence(t, {
        conditions: { kind: 'signal', code: 'asked_for_human', at_least: 0.75 },
        actions: [
          { kind: 'set_priority', priority: 'high' },
          { kind: 'add_tags', tags: ['a', 'b'] },
          { kind: 'decide', decision: 'handoff' },
        ],
      }),
    ).toBe('When the requester asks for a human (strength 75% or more): hand off with high priority and add the tags a and b.');
  });

  it('are there for all that act where nothing is configured, and show no key of the dictionary', () => {
    for (const rule of defaultRules) expect(ruleSentence(t, rule)).toMatch(/^When [^_{}]+\.$/);
  });
});
