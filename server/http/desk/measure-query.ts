import { z } from 'zod';
import { AppError } from '#domain/errors.ts';
import { addDays, dayAt, daysIn, isZone } from '#domain/measuring/calendar.ts';
import { dimensions } from '#domain/measuring/measures.ts';
import type { MeasureQuery } from '../../handoff/desk/measure.ts';
import type { Measuring } from '../../handoff/setting-kinds.ts';

/** Five years and a day: more is a mistake in a date. */
const mostDays = 1_827;
const usualDays = 30;

/** What routes of measures are asked. */
export const measureQuery = z
  .object({
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    time_zone: z.string().refine(isZone, 'must be the IANA name of a time zone, such as "Europe/Berlin"').optional(),
    by: z.enum(dimensions).optional(),
    compare_from: z.iso.date().optional(),
    compare_to: z.iso.date().optional(),
  })
  .superRefine(({ from, to, compare_from, compare_to }, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if ((compare_from === undefined) !== (compare_to === undefined))
      wrong(compare_from === undefined ? 'compare_from' : 'compare_to', 'is needed with the other end of what is compared with');
    for (const [first, last, path] of [
      [from, to, 'to'],
      [compare_from, compare_to, 'compare_to'],
    ] as const) {
      if (first === undefined || last === undefined) continue;
      if (last < first) wrong(path, 'must not be before the first day');
      else if (daysIn(first, last) > mostDays) wrong(path, `must be at most ${mostDays} days after the first day`);
    }
  });

export type MeasureParams = z.output<typeof measureQuery>;

/** What was asked, with what the admin has set for what was not. @param now milliseconds since 1970 */
export function asQuery(params: MeasureParams, { time_zone, repeat_days }: Measuring, now: number): MeasureQuery {
  const zone = params.time_zone ?? time_zone;
  const today = dayAt(now, zone);
  for (const [path, day] of Object.entries(params))
    if (/(?:from|to)$/.test(path) && typeof day === 'string' && (day < '2000-01-01' || day > addDays(today, 366)))
      throw new AppError('bad_payload', `${path}: ${day} is too far away`, { path });
  const to = params.to ?? (params.from === undefined ? today : later(params.from, today));
  if (params.from !== undefined && daysIn(params.from, to) > mostDays)
    throw new AppError('bad_payload', `from: at most ${mostDays} days may be asked for`, { path: 'from' });
  return {
    ...{ to, zone, from: params.from ?? addDays(to, 1 - usualDays), by: params.by ?? null, repeatDays: repeat_days },
    comparedTo: params.compare_from === undefined ? null : { from: params.compare_from, to: params.compare_to! },
  };
}

const later = (one: string, other: string) => (one > other ? one : other);
