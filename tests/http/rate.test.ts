import { expect, it } from 'vitest';
import { createRate } from '../../server/http/rate.ts';

it('rate: so many a minute for each, and they come back with time', () => {
  let now = 0;
  const rate = createRate(60, () => now);
  for (let index = 0; index < 60; index += 1) expect(rate.take('a')).toBe(0);
  expect(rate.take('a')).toBe(1_000);
  expect(rate.take('b')).toBe(0);
  now = 1_000;
  expect(rate.take('a')).toBe(0);
  expect(rate.take('a')).toBeGreaterThan(0);
});
