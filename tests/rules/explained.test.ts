import { describe, expect, it } from 'vitest';
import type { Signal } from '#domain/decision.ts';
import type { Action, Condition, Rule } from '#domain/rule.ts';
import { assess } from '#rules/assess.ts';
import { compileRules } from '#rules/compile.ts';
import { factsOf } from '#rules/facts.ts';
import { parseRules } from '#rules/parse-rules.ts';
import { conversation, message } from '../helpers/conversation.ts';

const human: Signal = { code: 'asked_for_human', strength: 0.95, sentence: 'asks', params: {}, evidence: ['m-asks'] };
const asks: Condition = { kind: 'signal', code: 'asked_for_human', at_least: 0.5 };
const chat: Condition = { kind: 'channel', in: ['chat'] };
const handoff: Action = { kind: 'decide', decision: 'handoff' };
const rule = (id: string, conditions: Condition, ...actions: Action[]): Rule => ({ id, conditions, actions });
const parcel: Condition = { kind: 'text', author: 'requester', within: 5, matches: 'parcel' };
const talk = conversation({
  messages: [
    message('requester', 'my parcel is lost', { id: 'm-1' }),
    message('bot', 'Let me look.', { id: 'm-2' }),
    message('requester', 'thanks', { id: 'm-3' }),
  ],
});
const decide = (rules: Rule[], signals: Signal[] = [human], about = talk, language: string | null = 'en') =>
  assess(about, signals, compileRules(parseRules(rules)), { bot: 'shop-bot', language: () => language, open: () => null, at: 0 });
const having = (attributes: Record<string, string | number | string[]>) =>
  conversation({ messages: talk.messages, requester: { id: null, name: null, email: null, phone: null, attributes } });

describe('rules: every decision is explained', () => {
  it.each<[string, Condition]>([
    ['words alone', parcel],
    ['words beside a signal that is not there', { kind: 'any', of: [{ kind: 'signal', code: 'frustration', at_least: 0.9 }, parcel] }],
    ['words without a signal', { kind: 'all', of: [{ kind: 'not', of: { kind: 'signal', code: 'frustration', at_least: 0.1 } }, parcel] }],
  ])('by %s: the rule is the reason, and the message with the words its evidence', (_name, conditions) => {
    const { decision, reasons } = decide([rule('lost', conditions, handoff)]);
    expect(decision).toBe('handoff');
    expect(reasons).toMatchObject([{ code: 'custom', rule: 'lost', evidence: ['m-1'] }]);
  });

  it('by a signal that is there: the signal is the reason, also beside words', () => {
    expect(decide([rule('both', { kind: 'any', of: [asks, parcel] }, handoff)]).reasons).toMatchObject([
      { code: 'asked_for_human', rule: 'both', evidence: ['m-asks'] },
    ]);
  });

  it('by the rule that decided, whatever others were there before it or hold more surely', () => {
    const tags = rule('tags', asks, { kind: 'add_tags', tags: ['x'] });
    const offers = rule('offers', parcel, { kind: 'decide', decision: 'offer' });
    expect(decide([tags, offers, rule('hands-off', asks, handoff)]).reasons).toMatchObject([
      { code: 'asked_for_human', rule: 'hands-off' },
      { code: 'custom', rule: 'offers' },
    ]);
  });

  it('by words that were tried, each once', () => {
    const [first] = compileRules(parseRules([rule('any', { kind: 'any', of: [chat, parcel] }, handoff)]));
    const facts = factsOf(talk, [], { bot: 'shop-bot', language: () => 'en', open: () => null, at: 0 });
    expect([first!.holds(facts), first!.proofs(facts)], 'the channel was enough').toEqual([true, []]);
  });

  it('by neither: what the requester said last is the occasion', () => {
    expect(decide([rule('in-chat', chat, handoff)]).reasons).toMatchObject([{ code: 'custom', rule: 'in-chat', evidence: ['m-3'] }]);
  });
});

describe('rules: what is said is true', () => {
  const promise = rule('asks', asks, handoff, { kind: 'say', text: 'I am bringing in a specialist.' });
  const calm = rule('calm', chat, { kind: 'say', text: 'I can help with that.' });

  it('no handoff is promised that another rule forbids; a sentence that promises nothing takes its place', () => {
    const never = rule('never', chat, { kind: 'forbid', decision: 'handoff' });
    expect(decide([promise])).toMatchObject({ decision: 'handoff', say: 'I am bringing in a specialist.' });
    expect(decide([promise, never])).toMatchObject({
      ...{ decision: 'offer', say: null },
      overruled: [{ rule: 'asks', action: 'decide', by: 'never' }],
    });
    expect(decide([promise, calm, never]).say).toBe('I can help with that.');
    expect(decide([promise, calm])).toMatchObject({
      ...{ say: 'I am bringing in a specialist.', overruled: [{ rule: 'calm', action: 'say', by: 'asks' }] },
    });
  });

  it('what a rule asks for before its handoff is asked', () => {
    const asking = rule('asking', asks, handoff, { kind: 'require', fields: ['email'] }, { kind: 'say', text: 'Which address?' });
    expect(decide([asking])).toMatchObject({ decision: 'offer', missing: ['email'], say: 'Which address?' });
    const never = rule('never', chat, { kind: 'forbid', decision: 'offer' });
    expect(decide([asking, never])).toMatchObject({ decision: 'answer', say: null });
  });

  it('no handoff is promised that waits for what is missing', () => {
    const email = rule('email', asks, { kind: 'require', fields: ['email'] });
    expect(decide([promise, email])).toMatchObject({ decision: 'offer', missing: ['email'], say: null });
    const known = conversation({ ...talk, requester: { ...talk.requester, email: 'maya@shopper.example' } });
    expect(decide([promise, email], [human], known)).toMatchObject({ decision: 'handoff', missing: [], say: expect.any(String) });
  });
});

describe('rules: names and values as people write them', () => {
  it.each<[string, Condition, ReturnType<typeof conversation>, boolean]>([
    ['a language in capitals', { kind: 'language', in: ['EN'] }, talk, true],
    ['a language with its country', { kind: 'language', in: ['de', 'en-GB'] }, talk, true],
    ['another language', { kind: 'language', in: ['de-AT'] }, talk, false],
    ['one value of a list', { kind: 'attribute', name: 'groups', test: { in: ['VIP'] } }, having({ groups: ['eu', 'vip'] }), true],
    ['no value of a list', { kind: 'attribute', name: 'groups', test: { in: ['us'] } }, having({ groups: ['eu', 'vip'] }), false],
    ['a number that is empty', { kind: 'attribute', name: 'orders', test: { at_least: 0 } }, having({ orders: '' }), false],
    ['a blank that is no number', { kind: 'attribute', name: 'orders', test: { at_least: 0 } }, having({ orders: ' ' }), false],
    ['a list that is no number', { kind: 'attribute', name: 'orders', test: { at_least: 0 } }, having({ orders: [''] }), false],
    ['what every object has is no attribute', { kind: 'attribute', name: 'constructor', test: { matches: '.' } }, talk, false],
  ])('%s', (_name, condition, about, expected) => {
    expect(decide([rule('one', condition, handoff)], [human], about).decision === 'handoff').toBe(expected);
  });

  it('what every object has is no field that is known', () => {
    expect(decide([rule('one', asks, handoff, { kind: 'require', fields: ['constructor'] })]).missing).toEqual(['constructor']);
  });
});
