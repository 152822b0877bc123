import { describe, expect, it } from 'vitest';
import { nextStep } from '../../server/handoff/next-step.ts';

const minute = 60_000;
const sent = 1_000_000;
const step = (ageMinutes: number, changes: { missedAt?: number; disputedAt?: number; firstSentAt?: null } = {}) =>
  nextStep(
    { request: '', frozenAt: sent, key: 'k', firstSentAt: sent, missedAt: null, disputedAt: null, ...changes },
    sent + ageMinutes * minute,
  );

describe('handoff: a ticket that was asked for and is not found', () => {
  it.each([
    ['is sent when it certainly was not', step(500, { firstSentAt: null }), { do: 'send' }],
    ['is sent again while the key is surely known', step(99.9), { do: 'send' }],
    ['is sent again when the clock went back', step(-600), { do: 'send' }],
    ['waits while nobody knows whether the key is', step(100), { do: 'look_again', inMs: 25 * minute, isFirst: false }],
    ['is missed for the first time once the key is forgotten', step(125), { do: 'look_again', inMs: 150_000, isFirst: true }],
    [
      'is looked for twice, further apart than lists lag behind',
      step(126, { missedAt: sent + 125 * minute }),
      { do: 'look_again', inMs: 90_000, isFirst: false },
    ],
    ['gets a new key when it was missed twice', step(127.5, { missedAt: sent + 125 * minute }), { do: 'send_anew' }],
    ['is never sent while the key is disputed', step(1, { disputedAt: sent }), { do: 'look_again', inMs: 15_000, isFirst: false }],
    ['is given up, not doubled, when the dispute does not end', step(200, { disputedAt: sent }), { do: 'give_up' }],
  ])('%s', (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});
