import { addDays, dayAt, daysIn } from '#domain/measuring/calendar.ts';
import type { Dimension } from '#domain/measuring/measures.ts';

export const spans = ['7', '30', '90', '365', 'own'] as const;
export type Span = (typeof spans)[number];
export const comparisons = ['before', 'year_before', 'nothing', 'own'] as const;
export type ComparedWith = (typeof comparisons)[number];

/** What the admin wants to look at; days are `2026-03-29`. */
export interface Choice {
  span: Span;
  from: string;
  to: string;
  compared: ComparedWith;
  compareFrom: string;
  compareTo: string;
  by: Dimension | 'nothing';
}

/** The last thirty days and the thirty before them. @param now milliseconds since 1970 */
export function usualChoice(zone: string, now: number): Choice {
  return comparedAs({ ...lastDays(30, zone, now), span: '30', compared: 'before', compareFrom: '', compareTo: '', by: 'nothing' });
}

export function lastDays(days: number, zone: string, now: number): { from: string; to: string } {
  const to = dayAt(now, zone);
  return { from: addDays(to, 1 - days), to };
}

/** The same with the days that are meant by what it is compared with. */
export function comparedAs(choice: Choice): Choice {
  const { from, to, compared } = choice;
  if (!isWhole(choice)) return choice;
  if (compared === 'before') {
    const days = daysIn(from, to);
    return { ...choice, compareFrom: addDays(from, -days), compareTo: addDays(from, -1) };
  }
  // Fifty-two weeks, so that Mondays are compared with Mondays.
  if (compared === 'year_before') return { ...choice, compareFrom: addDays(from, -364), compareTo: addDays(to, -364) };
  return choice;
}

/** Whether both ends are dates, in their order. */
export function isWhole({ from, to, compared, compareFrom, compareTo }: Choice): boolean {
  const isRange = (first: string, last: string) => /^\d{4}-\d\d-\d\d$/.test(first) && /^\d{4}-\d\d-\d\d$/.test(last) && first <= last;
  return isRange(from, to) && (compared !== 'own' || isRange(compareFrom, compareTo));
}

export function pathOf({ from, to, compared, compareFrom, compareTo, by }: Choice, zone: string): string {
  const query = new URLSearchParams({ from, to, time_zone: zone });
  if (by !== 'nothing') query.set('by', by);
  if (compared !== 'nothing') {
    query.set('compare_from', compareFrom);
    query.set('compare_to', compareTo);
  }
  return query.toString();
}
