import { describe, expect, it } from 'vitest';
import { estimateWait, type PastWait, promiseAnew } from '#domain/waiting.ts';
import { simulateWaits } from '../bench/waiting.ts';

const minute = 60_000;
const now = 10 * 24 * 60 * minute;
const waits = (count: number, waitedMs: number, position = 1, agoMs = 10 * minute): PastWait[] =>
  Array.from({ length: count }, () => ({ endedAt: now - agoMs, waitedMs, position }));

describe('the estimate of a wait', () => {
  it('is not known until enough was seen', () => {
    expect(estimateWait([], 1, now)).toBeNull();
    expect(estimateWait(waits(7, minute), 1, now)).toBeNull();
    expect(estimateWait(waits(8, minute), 1, now)).not.toBeNull();
  });

  it('is not known from waits of long ago at another hour, but from the same hour of yesterday', () => {
    expect(estimateWait(waits(20, minute, 1, 12 * 60 * minute), 1, now)).toBeNull();
    expect(estimateWait(waits(20, minute, 1, 24 * 60 * minute), 1, now)?.medianMs).toBe(minute);
  });

  it('grows with the place in the line, and promises whole minutes that are never below it', () => {
    const near = estimateWait(waits(20, 3 * minute), 1, now)!;
    const far = estimateWait(waits(20, 3 * minute), 4, now)!;
    expect(far.medianMs).toBeGreaterThan(2 * near.medianMs);
    for (const { medianMs, promiseMs } of [near, far]) {
      expect(promiseMs).toBeGreaterThanOrEqual(medianMs);
      expect(promiseMs % minute).toBe(0);
    }
  });

  it('believes the last minutes more than an hour ago', () => {
    const past = [...waits(20, 20 * minute, 1, 2 * minute), ...waits(20, minute, 1, 90 * minute)];
    expect(estimateWait(past, 1, now)!.medianMs).toBe(20 * minute);
  });

  it('promises more, and later, to somebody who has waited longer than was promised', () => {
    expect(promiseAnew([], 1, 10 * minute, now)).toBeGreaterThanOrEqual(15 * minute);
    expect(promiseAnew(waits(20, 9 * minute), 1, 10 * minute, now)).toBeGreaterThan(19 * minute);
  });

  it('breaks at most one promise in ten over a day of 2,000 handoffs with changing staff', () => {
    const told = simulateWaits(4_711).filter(({ error }) => error !== null);
    expect(told.length).toBeGreaterThan(1_900);
    expect(told.filter(({ isBroken }) => isBroken).length / told.length).toBeLessThanOrEqual(0.1);
  });
});
