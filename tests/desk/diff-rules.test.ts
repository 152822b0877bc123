import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rule } from '#domain/rule.ts';
import { diffRules } from '../../src/desk/rules/diff-rules.ts';

const rule = (id: string, at_least = 0.5, enabled?: boolean): Rule => ({
  id,
  ...(enabled === undefined ? {} : { enabled }),
  conditions: { kind: 'signal', code: 'frustration', at_least },
  actions: [{ kind: 'decide', decision: 'offer' }],
});
const told = (before: Rule[], after: Rule[]) =>
  diffRules(before, after).map((change) => `${change.kind} ${change.kind === 'changed' ? change.after.id : change.rule.id}`);

describe('desk: what differs between two versions of the rules', () => {
  it('names what came, went, changed and moved', () => {
    const before = [rule('a'), rule('b'), rule('c'), rule('d')];
    expect(told(before, [rule('d'), rule('a', 0.7), rule('c', 0.5, false), rule('e')])).toEqual([
      'removed b',
      'moved d',
      'changed a',
      'turned_off c',
      'added e',
    ]);
  });

  it('says nothing where nothing was done, and absent means enabled', () => {
    expect(told([rule('a'), rule('b')], [rule('a', 0.5, true), rule('b')])).toEqual([]);
  });

  it('names one rule where one was moved, however far', () => {
    fc.assert(
      fc.property(fc.nat({ max: 9 }), fc.nat({ max: 9 }), (from, to) => {
        const before = [...'abcdefghij'].map((id) => rule(id));
        const after = before.toSpliced(from, 1).toSpliced(to, 0, before[from]!);
        const moved = diffRules(before, after);
        expect(moved).toHaveLength(from === to ? 0 : 1);
      }),
    );
  });
});
