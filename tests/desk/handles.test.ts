import { describe, expect, it } from 'vitest';
import { defaultRules } from '#rules/defaults.ts';
import { handlesOf } from '../../src/desk/thresholds/handles.ts';

describe('desk: thresholds of rules', () => {
  it('are those of rules that are on and hand off, and tell where a rule looks at more than one signal', () => {
    const found = handlesOf(defaultRules);
    expect(found.find(({ rule }) => rule === 'customer-asks')).toEqual({
      ...{ rule: 'customer-asks', code: 'asked_for_human', topic: null, at_least: 0.75, isAlone: true },
    });
    expect(found.filter(({ rule }) => rule === 'life-in-danger').map(({ topic, isAlone }) => [topic, isAlone])).toEqual([
      ['self_harm', false],
      ['safety', false],
    ]);
    expect(found.some(({ rule }) => rule === 'customer-may-ask' || rule === 'valued-customer')).toBe(false);
  });

  it('are none of rules that are off, nor what stands under a "not"', () => {
    const conditions = { kind: 'signal', code: 'frustration', at_least: 0.5 } as const;
    const actions = [{ kind: 'decide', decision: 'handoff' } as const];
    expect(handlesOf([{ id: 'off', enabled: false, conditions, actions }])).toEqual([]);
    expect(handlesOf([{ id: 'not', conditions: { kind: 'not', of: conditions }, actions }])).toEqual([]);
  });
});
