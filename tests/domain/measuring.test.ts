import { describe, expect, it } from 'vitest';
import { addDays, dayAt, daysIn, piecesOf, startOfDay } from '#domain/measuring/calendar.ts';
import { compare } from '#domain/measuring/compare.ts';
import { meanOf, medianOf, shareOf } from '#domain/measuring/estimate.ts';
import { valuesAt } from '#domain/measuring/places.ts';
import { t95, z95 } from '#domain/measuring/t-quantile.ts';
import { randomOf } from '../helpers/quarter.ts';

const hour = 3_600_000;

/** Half of what lies beyond, by Simpson's rule over Student's density; says how far a quantile is off. */
function beyond(t: number, degrees: number): number {
  const density = (x: number) => (1 + (x * x) / degrees) ** (-(degrees + 1) / 2);
  const area = (to: number, steps = 20_000) => {
    const h = to / steps;
    let sum = density(0) + density(to);
    for (let i = 1; i < steps; i += 1) sum += density(i * h) * (i % 2 === 0 ? 2 : 4);
    return (sum * h) / 3;
  };
  const all = area(2_000, 400_000);
  return (all - area(t)) / (2 * all);
}

describe('measuring: intervals', () => {
  it.each([
    [3, 0.0003],
    [5, 0.00002],
    [10, 0.000001],
    [40, 0.000001],
  ])('t at %i degrees leaves 2.5 %% on each side', (degrees, off) => {
    expect(Math.abs(beyond(t95(degrees), degrees) - 0.025)).toBeLessThan(off);
  });

  it('knows the tables of Student and Wilson', () => {
    expect(t95(1)).toBeCloseTo(12.7062, 3);
    expect(t95(2)).toBeCloseTo(4.30265, 4);
    expect(t95(1_000_000)).toBeCloseTo(z95, 5);
    expect(shareOf(0, 10)).toMatchObject({ value: 0, low: 0, high: expect.closeTo(0.27753, 4) });
    expect(shareOf(81, 263)).toMatchObject({ low: expect.closeTo(0.2553, 4), high: expect.closeTo(0.3662, 4) });
    expect(meanOf(3, 6, 14)).toEqual({ value: 2, n: 3, low: expect.closeTo(-0.484, 2), high: expect.closeTo(4.484, 2) });
    expect([shareOf(0, 0), meanOf(0, 0, 0), meanOf(1, 5, 25)].map(({ low }) => low)).toEqual([null, null, null]);
  });

  it('encloses a median between order statistics', () => {
    const values = Array.from({ length: 100 }, (_, index) => index + 1);
    const at = (places: number[]) => places.map((place) => values[place]!);
    // Conover's ranks for 100 values are the 40th and the 61st.
    expect(medianOf(100, at)).toEqual({ value: 50.5, n: 100, low: 40, high: 61 - 0 });
    expect(medianOf(5, at)).toEqual({ value: 3, n: 5, low: null, high: null });
  });

  it.each([
    ['a few', 40, 300],
    ['seconds that thousands share', 20_000, 4_000],
    ['hours, days and what is longer than two years', 20_000, 90_000_000],
  ])('finds values at their places as sorting would: %s', (_, many, most) => {
    const random = randomOf(5);
    const lists = [0, 0.5, 0.5].map((share) =>
      Uint32Array.from({ length: Math.ceil(many * share) }, () => Math.floor(random() ** 3 * most)),
    );
    const sorted = lists.flatMap((list) => [...list]).sort((a, b) => a - b);
    const places = [sorted.length - 1, 0, ...Array.from({ length: 60 }, () => Math.floor(random() * sorted.length))];
    expect(valuesAt(lists, places)).toEqual(places.map((place) => sorted[place]));
  });

  it('compares: Newcombe\u2019s own example, and change as a share', () => {
    const { difference, low, high } = compare('share', shareOf(56, 70), shareOf(48, 80));
    expect([difference, low, high]).toEqual([expect.closeTo(0.2, 10), expect.closeTo(0.0524, 4), expect.closeTo(0.3339, 4)]);
    const before = meanOf(100, 60_000, 37_000_000);
    const now = meanOf(100, 48_000, 24_000_000);
    const shorter = compare('mean', now, before);
    expect(shorter.change).toBeCloseTo(-0.2, 10);
    expect(shorter.change_low!).toBeLessThan(-0.2);
    expect(shorter.change_high!).toBeLessThan(0);
    expect(compare('share', shareOf(1, 3), shareOf(0, 0)).difference).toBeNull();
    expect(compare('share', shareOf(1, 3), shareOf(0, 5)).change).toBeNull();
  });
});

describe('measuring: calendar days', () => {
  it.each([
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00.000Z'],
    ['2026-11-02', 'America/New_York', '2026-11-02T05:00:00.000Z'],
    ['2026-06-01', 'Asia/Kathmandu', '2026-05-31T18:15:00.000Z'],
    ['2026-01-01', 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z'],
    // Clocks went from midnight to one: the day had no midnight.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['2022-03-27', 'Asia/Beirut', '2022-03-26T22:00:00.000Z'],
  ])('%s begins in %s at %s', (date, zone, expected) => {
    expect(new Date(startOfDay(date, zone)).toISOString()).toBe(expected);
    expect(dayAt(Date.parse(expected), zone)).toBe(date);
    expect(dayAt(Date.parse(expected) - 1, zone)).toBe(addDays(date, -1));
  });

  it('gives the nights on which clocks change 23 and 25 hours', () => {
    const length = (date: string) => (startOfDay(addDays(date, 1), 'Europe/Berlin') - startOfDay(date, 'Europe/Berlin')) / hour;
    expect(['2026-03-28', '2026-03-29', '2026-10-25'].map(length)).toEqual([24, 23, 25]);
  });

  it('cuts a range into days, weeks, or four weeks, and loses no day', () => {
    expect(daysIn('2026-01-01', '2026-03-31')).toBe(90);
    expect(piecesOf('2026-03-28', '2026-03-30', 'Europe/Berlin').edges).toHaveLength(4);
    const quarter = piecesOf('2026-01-01', '2026-03-31', 'Europe/Berlin');
    expect([quarter.days, quarter.dates.length, quarter.dates.at(-1)]).toEqual([7, 13, '2026-03-26']);
    expect(quarter.edges.at(-1)).toBe(startOfDay('2026-04-01', 'Europe/Berlin'));
    expect(piecesOf('2024-01-01', '2026-03-31', 'UTC').days).toBe(28);
  });
});
