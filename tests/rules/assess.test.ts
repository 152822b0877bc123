import { describe, expect, it } from 'vitest';
import type { Signal } from '#domain/decision.ts';
import type { Condition, Rule } from '#domain/rule.ts';
import { assess } from '#rules/assess.ts';
import { holds } from '#rules/conditions/index.ts';
import { defaultRules } from '#rules/defaults.ts';

const signal = (code: Signal['code'], strength: number): Signal => ({
  code,
  strength,
  sentence: code,
  params: {},
  evidence: [`proof of ${code}`],
});
const human = signal('asked_for_human', 0.95);
const unsure = (confidence: number) => signal('low_confidence', 1 - confidence);
const when = (code: Signal['code'], at_least = 0.5): Condition => ({ kind: 'signal', code, at_least });
const decide = (signals: Signal[], rules: Rule[] = defaultRules) => assess(signals, rules, { channel: 'chat' });

describe('rules: conditions', () => {
  it.each<[string, Condition, boolean]>([
    ['a signal strong enough', when('asked_for_human'), true],
    ['a signal too weak', when('asked_for_human', 0.96), false],
    ['all of two', { kind: 'all', of: [when('asked_for_human'), when('low_confidence')] }, false],
    ['any of two', { kind: 'any', of: [when('asked_for_human'), when('low_confidence')] }, true],
    ['not', { kind: 'not', of: when('low_confidence') }, true],
    ['not what is there', { kind: 'not', of: when('asked_for_human') }, false],
    ['all of nothing', { kind: 'all', of: [] }, true],
    ['any of nothing', { kind: 'any', of: [] }, false],
  ])('%s', (_name, condition, expected) => {
    expect(holds(condition, [human]) !== null).toBe(expected);
  });
});

describe('rules: assess', () => {
  it('lets the bot go on where no rule holds', () => {
    expect(decide([unsure(0.9)])).toEqual({ decision: 'answer', priority: 'low', reasons: [], tags: [], channels: ['chat'] });
  });

  it('hands off when the customer asks, with high priority, and cites rule and proof', () => {
    const { decision, priority, reasons } = decide([human]);
    expect([decision, priority]).toEqual(['handoff', 'high']);
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

  it('adds the tags of every rule that holds, once', () => {
    const rule = (id: string): Rule => ({ id, conditions: when('asked_for_human'), actions: [{ kind: 'add_tags', tags: ['vip', id] }] });
    expect(decide([human], [rule('a'), rule('b')]).tags).toEqual(['vip', 'a', 'b']);
  });
});
