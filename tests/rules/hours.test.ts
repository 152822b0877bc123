import { describe, expect, it } from 'vitest';
import { businessHours, compileHours } from '#rules/hours.ts';

const hours = (changes: object = {}) =>
  businessHours.safeParse({
    time_zone: 'Europe/Berlin',
    week: {
      mon: [
        ['09:00', '12:30'],
        ['13:30', '18:00'],
      ],
      sat: [['22:00', '24:00']],
      sun: [['00:00', '02:00']],
    },
    holidays: ['2026-04-06'],
    ...changes,
  });
const isOpen = compileHours(hours().data!);
const at = (iso: string) => isOpen(Date.parse(iso));

describe('rules: business hours', () => {
  it.each([
    ['2026-03-23T08:00:00Z', true, 'nine in winter time'],
    ['2026-03-30T07:00:00Z', true, 'nine in summer time'],
    ['2026-03-30T06:59:00Z', false, 'a minute before'],
    ['2026-03-30T10:30:00Z', false, 'at lunch'],
    ['2026-03-30T16:00:00Z', false, 'closing time'],
    ['2026-03-31T09:00:00Z', false, 'a day that is not named'],
    ['2026-04-06T09:00:00Z', false, 'a holiday'],
    ['2026-04-04T21:59:00Z', true, 'the last minute of Saturday'],
    ['2026-04-04T22:30:00Z', true, 'past midnight'],
    ['2026-04-05T00:00:00Z', false, 'two in the night'],
  ])('%s: %s, %s', (iso, open) => {
    expect(at(iso)).toBe(open);
  });

  it.each<[string, object]>([
    ['time_zone', { time_zone: 'Berlin' }],
    ['week', { week: { mon: [['22:00', '02:00']] } }],
    ['week', { week: { mon: [['9:00', '12:00']] } }],
    ['week', { week: { monday: [] } }],
    ['holidays', { holidays: ['2026-02-30'] }],
  ])('refuses a wrong %s', (part, changes) => {
    expect(hours(changes).error?.issues[0]?.path[0]).toBe(part);
  });
});
