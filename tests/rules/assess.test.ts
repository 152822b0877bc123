import { describe, expect, it } from 'vitest';
import type { Conversation } from '#domain/conversation.ts';
import type { Signal } from '#domain/decision.ts';
import type { Action, Condition, Rule } from '#domain/rule.ts';
import { assess } from '#rules/assess.ts';
import { compileRules } from '#rules/compile.ts';
import { conflictsOf } from '#rules/conflicts.ts';
import { defaultRules } from '#rules/defaults.ts';
import { parseRules } from '#rules/parse-rules.ts';
import { conversation, message } from '../helpers/conversation.ts';
import { workOf } from '../helpers/work-of.ts';

const signal = (code: Signal['code'], strength: number, params: Signal['params'] = {}): Signal => ({
  code,
  strength,
  sentence: code,
  params,
  evidence: [`proof of ${code}`],
});
const human = signal('asked_for_human', 0.95);
const unsure = (confidence: number) => signal('low_confidence', 1 - confidence);
const when = (code: Signal['code'], at_least = 0.5): Condition => ({ kind: 'signal', code, at_least });
const rule = (id: string, conditions: Condition, ...actions: Action[]): Rule => ({ id, conditions, actions });
const handoff: Action = { kind: 'decide', decision: 'handoff' };
const always: Condition = { kind: 'all', of: [] };
const context = { bot: 'shop-bot', language: () => 'en', open: () => false, at: 0 };
const decide = (signals: Signal[], rules: Rule[] = defaultRules, about: Conversation = conversation()) =>
  assess(about, signals, compileRules(rules), context);
const holds = (condition: Condition, signals: Signal[] = [human], about?: Conversation) =>
  decide(signals, [rule('one', condition, handoff)], about).decision === 'handoff';

describe('rules: conditions', () => {
  const said = [message('requester', 'where is my REFUND?'), message('bot', 'hm', { intent: 'refund.status' })];
  const known = conversation({
    messages: said,
    requester: { id: null, name: null, email: null, phone: null, attributes: { plan: 'Enterprise', orders: 12, vip: true } },
    report: { ...conversation().report, classification: 'billing/refund' },
  });
  const proof = { ...human, evidence: [said[0]!.id] };

  it.each<[string, Condition, boolean]>([
    ['a signal strong enough', when('asked_for_human'), true],
    ['a signal too weak', when('asked_for_human', 0.96), false],
    ['a signal that is not there, however low the bar', when('frustration', 0), false],
    ['all of two', { kind: 'all', of: [when('asked_for_human'), when('low_confidence')] }, false],
    ['any of two', { kind: 'any', of: [when('asked_for_human'), when('low_confidence')] }, true],
    ['not', { kind: 'not', of: when('low_confidence') }, true],
    ['not what is there', { kind: 'not', of: when('asked_for_human') }, false],
    ['all of nothing', always, true],
    ['any of nothing', { kind: 'any', of: [] }, false],
    ['evidence within a window', { kind: 'evidence', code: 'asked_for_human', count: 1, within: 2 }, true],
    ['evidence outside the window', { kind: 'evidence', code: 'asked_for_human', count: 1, within: 1 }, false],
    ['messages', { kind: 'messages', at_least: 2 }, true],
    ['messages of one', { kind: 'messages', author: 'requester', at_least: 2 }, false],
    ['the channel', { kind: 'channel', in: ['chat', 'email'] }, true],
    ['another channel', { kind: 'channel', in: ['phone'] }, false],
    ['the language', { kind: 'language', in: ['en'] }, true],
    ['closed hours', { kind: 'business_hours', open: false }, true],
    ['open hours', { kind: 'business_hours', open: true }, false],
    ['the bot', { kind: 'bot', in: ['shop-bot'] }, true],
    ['an intent among some', { kind: 'intent', test: { in: ['REFUND.status'] } }, true],
    ['an intent like a pattern', { kind: 'intent', test: { matches: '^refund\\.' } }, true],
    ['another classification', { kind: 'classification', test: { matches: '^shipping' } }, false],
    ['an attribute among some', { kind: 'attribute', name: 'plan', test: { in: ['enterprise'] } }, true],
    ['an attribute of a size', { kind: 'attribute', name: 'orders', test: { at_least: 10 } }, true],
    ['an attribute too small', { kind: 'attribute', name: 'orders', test: { at_least: 13 } }, false],
    ['an attribute that is not there', { kind: 'attribute', name: 'age', test: { at_least: 0 } }, false],
    ['an attribute that is so', { kind: 'attribute', name: 'vip', test: { equals: true } }, true],
    ['words of the requester', { kind: 'text', author: 'requester', within: 5, matches: '\\brefund\\b' }, true],
    ['words of another', { kind: 'text', author: 'bot', within: 5, matches: 'refund' }, false],
  ])('%s', (_name, condition, expected) => {
    expect(holds(condition, [proof], known)).toBe(expected);
    expect(() => parseRules([rule('one', condition, handoff)])).not.toThrow();
  });

  it('tells sensitive topics apart', () => {
    const signals = [signal('sensitive_topic', 0.9, { topic: 'legal' }), signal('sensitive_topic', 0.5, { topic: 'fraud' })];
    const topic = (name: string): Condition => ({ kind: 'signal', code: 'sensitive_topic', at_least: 0.6, topic: name });
    expect([holds(topic('legal'), signals), holds(topic('fraud'), signals)]).toEqual([true, false]);
  });
});

describe('rules: actions', () => {
  it('lets the bot go on where no rule holds', () => {
    expect(decide([unsure(0.9)])).toMatchObject({ decision: 'answer', priority: 'low', reasons: [], tags: [], channels: ['chat'] });
  });

  it('hands off when the customer asks, and cites rule and proof', () => {
    const { decision, priority, reasons } = decide([human]);
    expect([decision, priority]).toEqual(['handoff', 'normal']);
    expect(reasons).toEqual([{ ...human, rule: 'customer-asks' }]);
  });

  it('offers a human when the bot is doubtful, and hands off when it is unsure', () => {
    expect(decide([unsure(0.5)]).decision).toBe('offer');
    expect(decide([unsure(0.4)]).decision).toBe('handoff');
  });

  it('lets the strongest decision and priority win, whatever the order', () => {
    const one = decide([human, unsure(0.3)]);
    const other = decide([human, unsure(0.3)], [...defaultRules].reverse());
    expect(other).toMatchObject({ decision: one.decision, priority: one.priority });
    expect(one.reasons.map(({ code }) => code)).toEqual(['asked_for_human', 'low_confidence']);
  });

  it('adds tags and alerts of every rule that holds, once', () => {
    const one = (id: string) => rule(id, always, { kind: 'add_tags', tags: ['vip', id] }, { kind: 'alert', to: 'desk' });
    expect(decide([human], [one('a'), one('b')])).toMatchObject({ tags: ['vip', 'a', 'b'], alerts: ['desk'] });
  });

  it('lets the first rule have its way in what can be only one thing, and says who was overruled', () => {
    const one = (id: string) =>
      rule(id, always, { kind: 'set_group', group: id }, { kind: 'say', text: id }, { kind: 'set_form', form: id });
    const assessment = decide([human], [one('a'), one('b')]);
    expect(assessment).toMatchObject({ group: 'a', say: 'a', form: 'a' });
    expect(assessment.overruled).toContainEqual({ rule: 'b', action: 'set_group', by: 'a' });
  });

  it('takes back what a negative rule forbids, in any order', () => {
    const never = rule('never', always, { kind: 'forbid', decision: 'handoff' });
    for (const rules of [
      [never, ...defaultRules],
      [...defaultRules, never],
    ]) {
      const { decision, overruled } = decide([human], rules);
      expect([decision, overruled]).toEqual(['offer', [{ rule: 'customer-asks', action: 'decide', by: 'never' }]]);
    }
    expect(decide([human], [...defaultRules, never, rule('nor', always, { kind: 'forbid', decision: 'offer' })]).decision).toBe('answer');
  });

  it('asks first for what a handoff needs, except when it is urgent or announced', () => {
    const need = rule('need', always, { kind: 'require', fields: ['email', 'order_id'] });
    expect(decide([human], [...defaultRules, need])).toMatchObject({ decision: 'offer', missing: ['email', 'order_id'] });
    expect(decide([human, signal('bot_requested', 0.9)], [...defaultRules, need]).decision).toBe('handoff');
    const fire = signal('sensitive_topic', 0.9, { topic: 'safety' });
    expect(decide([fire], [...defaultRules, need])).toMatchObject({ decision: 'handoff', priority: 'urgent' });
    const known = conversation({
      requester: { id: null, name: null, email: 'a@b.example', phone: null, attributes: {} },
      report: { ...conversation().report, diagnostics: { order_id: 'A-1' } },
    });
    expect(decide([human], [...defaultRules, need], known)).toMatchObject({ decision: 'handoff', missing: [] });
  });

  it('never acts on a rule that is disabled', () => {
    expect(decide([human], [{ ...rule('off', always, handoff), enabled: false }]).decision).toBe('answer');
  });

  it('does not hand off on annoyance alone that is faint, but does when the bot fails too', () => {
    expect(decide([signal('frustration', 0.36)]).decision).toBe('answer');
    expect(decide([signal('frustration', 0.36), signal('repetition', 0.45)]).decision).toBe('handoff');
    expect(decide([signal('frustration', 0.36), signal('bot_failed', 0.65)]).decision).toBe('handoff');
  });

  it('takes impatience with a first step that did not help for an offer, and later for a handoff', () => {
    const turns = (count: number) =>
      conversation({ messages: Array.from({ length: count }, (_, at) => message('requester', `still dark ${at}`)) });
    const impatient = [signal('frustration', 0.45), signal('failed_attempts', 0.4)];
    expect(decide(impatient, defaultRules, turns(2)).decision).toBe('offer');
    expect(decide(impatient, defaultRules, turns(3)).decision).toBe('handoff');
  });
});

describe('rules: from outside', () => {
  it('are refused with the path of everything that is wrong', () => {
    const broken = [
      rule('a', { kind: 'signal', code: 'nothing' as 'custom', at_least: 0.5 }, handoff),
      rule('A b', always, handoff),
      rule('c', { kind: 'text', author: 'requester', within: 5, matches: '(?=x)' }, handoff),
      rule('d', { kind: 'signal', code: 'frustration', at_least: 5 }, handoff),
    ];
    expect(() => parseRules(broken)).toThrow(
      /rules\.0\.conditions\.code[\s\S]*rules\.1\.id[\s\S]*rules\.2\.conditions\.matches[\s\S]*RE2[\s\S]*rules\.3/,
    );
  });

  it('are refused when they share an id, or nest without end', () => {
    const deep = Array.from({ length: 12 }).reduce<Condition>((of) => ({ kind: 'not', of }), always);
    expect(() => parseRules([rule('a', always, handoff), rule('a', always, handoff)])).toThrow(/another rule/);
    expect(() => parseRules([rule('a', deep, handoff)])).toThrow(/deeper/);
    const endless = Array.from({ length: 20_000 }).reduce<object>((of) => ({ kind: 'not', of }), {});
    expect(() => parseRules([{ id: 'a', conditions: endless, actions: [] }])).toThrow(/too deeply/);
  });

  it('are their own reason where they look at no signal', () => {
    const words = rule('parcels', { kind: 'text', author: 'requester', within: 5, matches: 'parcel' }, handoff);
    const about = conversation({ messages: [message('requester', 'my parcel', { id: 'm-parcel' }), message('bot', 'ok')] });
    expect(decide([], [words], about).reasons).toEqual([
      {
        code: 'custom',
        rule: 'parcels',
        strength: 1,
        sentence: 'The rule “parcels” applies.',
        params: { rule: 'parcels' },
        evidence: ['m-parcel'],
      },
    ]);
    expect(decide([human], [{ ...words, actions: [{ kind: 'add_tags', tags: ['parcel'] }] }], about).reasons).toEqual([]);
  });

  it('cannot hang us with a pattern that makes backtracking engines hang', () => {
    const evil = rule('evil', { kind: 'text', author: 'requester', within: 5, matches: '(a+)+$' }, handoff);
    const about = conversation({ messages: [message('requester', `${'a'.repeat(1_500)}!`)] });
    expect(decide([], parseRules([evil]), about).decision).toBe('answer');
  });

  it('are refused with a pattern that is short to write and long to run, and with too many', () => {
    const having = (id: string, matches: string) => rule(id, { kind: 'text', author: 'requester', within: 200, matches }, handoff);
    for (const matches of ['(?:a?){1000}a{1000}b', '(?:.{0,31}){31}x', '((((a{0,10}){0,10}){0,9})x)'])
      expect(() => parseRules([having('a', matches)]), matches).toThrow(/rules\.0\.conditions\.matches: takes \d+ steps/);
    const many = Array.from({ length: 60 }, (_, at) => having(`r-${at}`, '(?:a?){150}a{150}b'));
    expect(() => parseRules(many)).toThrow(/steps together/);
    const words = Array.from({ length: 150 }, (_, at) =>
      having(`r-${at}`, '\\b(?:refund|money back|chargeback|reimburse(?:ment)?|credit note)s?\\b'),
    );
    expect(parseRules(words)).toEqual(words);
    expect(parseRules([having('a', `(?:${'refund|'.repeat(40)}x)`)])).toHaveLength(1);
  });

  it('try a pattern on the latest messages first, and on so much text at most', () => {
    const told = rule('told', { kind: 'text', author: 'requester', within: 200, matches: 'parcel' }, handoff);
    const talk = (at: number, length: number) =>
      conversation({
        messages: Array.from({ length: 150 }, (_, place) =>
          message('requester', `${place === at ? 'my parcel ' : ''}${'a'.repeat(length)}`),
        ),
      });
    const decisions = (length: number) => [0, 149].map((at) => decide([], [told], talk(at, length)).decision);
    expect(decisions(20)).toEqual(['handoff', 'handoff']);
    expect(decisions(3_000)).toEqual(['answer', 'handoff']);
    const slow = rule('slow', { kind: 'text', author: 'requester', within: 200, matches: '(?:a?){300}a{300}b' }, handoff);
    const about = talk(0, 3_000);
    expect(workOf(() => void decide([], parseRules([slow]), about))).toBeLessThan(5_000);
  });

  it('try patterns on the less text the more steps all of them have, so that no list holds a decision up', () => {
    const rules = Array.from({ length: 20 }, (_, at) =>
      rule(`r-${at}`, { kind: 'text', author: 'requester', within: 5, matches: '(?:a?){333}a{320}b' }, handoff),
    );
    const about = conversation({ messages: Array.from({ length: 5 }, () => message('requester', 'a'.repeat(2_000))) });
    const compiled = compileRules(parseRules(rules));
    // Some 400 characters of 10,000 are looked at: five seconds of work become a fifth of one.
    expect(workOf(() => void assess(about, [], compiled, context))).toBeLessThan(1_500);
    const last = conversation({ messages: [message('requester', 'x'.repeat(2_000)), message('requester', `${'a'.repeat(330)}b`)] });
    expect(assess(last, [], compiled, context).decision).toBe('handoff');
  });

  it('are refused with more patterns than anybody reads, before one of them is compiled', () => {
    const matches = '(?:a?){300}a{300}b';
    const conditions: Condition = { kind: 'any', of: Array.from({ length: 50 }, () => ({ kind: 'intent', test: { matches } })) };
    const many = Array.from({ length: 200 }, (_, at) => rule(`r-${at}`, conditions, handoff));
    expect(() => parseRules(many)).toThrow(/10000 patterns together, of at most 2000/);
  });

  it('are shown to contradict each other', () => {
    const rules = [
      rule('a', always, handoff, { kind: 'say', text: 'x' }),
      rule('b', always, { kind: 'forbid', decision: 'handoff' }, { kind: 'say', text: 'y' }),
    ];
    expect(conflictsOf(rules).map(({ sentence }) => sentence)).toEqual([
      'Both "a" and "b" say; the first has its way.',
      '"a" decides handoff, which "b" forbids; it is never done.',
    ]);
    expect(conflictsOf(defaultRules)).toEqual([]);
    expect(parseRules(defaultRules)).toEqual(defaultRules);
  });
});
