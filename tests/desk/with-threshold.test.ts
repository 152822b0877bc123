import { describe, expect, it } from 'vitest';
import { defaultRules } from '#rules/defaults.ts';
import { addressOf, withThreshold } from '../../src/desk/rules/with-threshold.ts';

describe('desk: a threshold on its way to the rules', () => {
  it('changes the condition it was chosen for, wherever that stands, and nothing else', () => {
    const address = addressOf({ rule: 'life-in-danger', code: 'sensitive_topic', topic: 'safety', at_least: 0.7 });
    const changed = withThreshold(defaultRules, address)!;
    expect(changed[0]!.conditions).toEqual({
      kind: 'any',
      of: [
        { kind: 'signal', code: 'sensitive_topic', at_least: 0.6, topic: 'self_harm' },
        { kind: 'signal', code: 'sensitive_topic', at_least: 0.7, topic: 'safety' },
      ],
    });
    expect(changed.slice(1)).toEqual(defaultRules.slice(1));
  });

  it.each([
    '#/rules',
    '#/rules/customer-asks/asked_for_human//2',
    '#/rules/customer-asks/asked_for_human//',
    '#/rules/customer-asks/nothing//0.5',
    '#/rules/nobody/asked_for_human//0.5',
    '#/rules/customer-asks/asked_for_human//0.65',
  ])('is none in %s', (hash) => {
    expect(withThreshold(defaultRules, hash)).toBeNull();
  });
});
