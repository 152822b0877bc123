import { describe, expect, it } from 'vitest';
import type { Condition } from '#domain/rule.ts';
import { defaultRules } from '#rules/defaults.ts';
import { handlesOf } from '../../src/desk/thresholds/handles.ts';

describe('desk: thresholds of rules', () => {
  it('are those of rules that are on and hand off, and tell where a rule looks at more than one signal', () => {
    const found = handlesOf(defaultRules);
    expect(found.find(({ rule }) => rule === 'customer-asks')).toEqual({
      ...{ rule: 'customer-asks', code: 'asked_for_human', topic: null, at_least: 0.65, bound: 'exact' },
    });
    expect(found.filter(({ rule }) => rule === 'life-in-danger').map(({ topic, bound }) => [topic, bound])).toEqual([
      ['self_harm', 'least'],
      ['safety', 'least'],
    ]);
    expect(found.some(({ rule }) => rule === 'customer-may-ask' || rule === 'valued-customer')).toBe(false);
  });

  it('are the most, the least or neither of what a rule would do, by what stands beside the signal', () => {
    const signal = { kind: 'signal', code: 'frustration', at_least: 0.5 } as const;
    const chat: Condition = { kind: 'channel', in: ['chat'] };
    const bounds = (conditions: Condition) =>
      handlesOf([{ id: 'r', conditions, actions: [{ kind: 'decide', decision: 'handoff' }] }]).map(({ bound }) => bound);
    expect(bounds({ kind: 'all', of: [{ kind: 'any', of: [signal] }] })).toEqual(['exact']);
    expect(bounds({ kind: 'all', of: [signal, { kind: 'not', of: chat }] })).toEqual(['most']);
    expect(bounds({ kind: 'any', of: [signal, { kind: 'all', of: [signal] }] })).toEqual(['least', 'least']);
    expect(bounds({ kind: 'all', of: [chat, { kind: 'any', of: [signal, chat] }] })).toEqual(['neither']);
    expect(bounds({ kind: 'any', of: [chat, { kind: 'all', of: [signal, chat] }] })).toEqual(['neither']);
  });

  it('are none of rules that are off, nor what stands under a "not"', () => {
    const conditions = { kind: 'signal', code: 'frustration', at_least: 0.5 } as const;
    const actions = [{ kind: 'decide', decision: 'handoff' } as const];
    expect(handlesOf([{ id: 'off', enabled: false, conditions, actions }])).toEqual([]);
    expect(handlesOf([{ id: 'not', conditions: { kind: 'not', of: conditions }, actions }])).toEqual([]);
  });
});
