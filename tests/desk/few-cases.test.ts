import { describe, expect, it } from 'vitest';
import { englishDesk } from '../helpers/desk-words.ts';

describe('desk: sentences about few cases', () => {
  const t = englishDesk('en');

  it.each([
    [0, 'An assumption: no handoff tells yet how long it took.'],
    [1, 'An assumption: only one handoff tells how long it took.'],
    [7, 'An assumption: only 7 handoffs tell how long they took.'],
  ])('with %i handoffs that were timed', (count, sentence) => expect(t('thresholds.minutes_few', { count })).toBe(sentence));

  it.each([
    [0, 'No cases: too few to say much.'],
    [1, 'Only one case: too few to say much.'],
    [29, 'Only 29 cases: too few to say much.'],
  ])('with %i cases behind a measure', (n, sentence) => expect(t('measures.few', { n })).toBe(sentence));

  it.each([
    [1, '1 message at the end was left out.'],
    [2, '2 messages at the end were left out.'],
  ])('with %i messages left out', (count, sentence) => expect(t('rules.try.left', { count })).toBe(sentence));
});
