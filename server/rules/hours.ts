import { z } from 'zod';

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time of day such as "09:00", at most "24:00"');
const span = z.tuple([time, time]).refine(([from, to]) => from < to, 'must end after it begins; what lasts past midnight is two spans');

/** IANA name. */
export const timeZone = z.string().refine(isTimeZone, 'must be the IANA name of a time zone, such as "Europe/Berlin"');

/** When people are at work, as an admin writes it. */
export const businessHours = z.strictObject({
  time_zone: timeZone,
  /** From and to, by day of the week; a day that is not named is free. */
  week: z.partialRecord(z.enum(days), z.array(span).max(10)),
  /** Days off, `2026-12-25`. */
  holidays: z.array(z.iso.date()).max(1_000).default([]),
});

export type BusinessHours = z.infer<typeof businessHours>;

/** Whether people are at work at a moment, in milliseconds since 1970. */
export type IsOpen = (at: number) => boolean;

export function compileHours({ time_zone, week, holidays }: BusinessHours): IsOpen {
  const off = new Set(holidays);
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: time_zone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at) => {
    const now = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
    if (off.has(`${now.year}-${now.month}-${now.day}`)) return false;
    const spans = week[now.weekday!.toLowerCase() as (typeof days)[number]] ?? [];
    const minute = `${now.hour}:${now.minute}`;
    return spans.some(([from, to]) => from <= minute && minute < to);
  };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
