import { cached } from './cached.ts';

const dates = cached(
  (locale, kind) => new Intl.DateTimeFormat(locale, kind === 'time' ? { timeStyle: 'short' } : { dateStyle: 'short', timeStyle: 'short' }),
);
const days = cached((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }));
const units = cached((locale, unit) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }));
const relatives = cached((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
const clock = cached((locale, digits) => new Intl.NumberFormat(locale, { minimumIntegerDigits: Number(digits), useGrouping: false }));
const percents = cached((locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }));
const languages = cached((locale) => new Intl.DisplayNames(locale, { type: 'language' }));

export function percent(share: number, locale: string): string {
  return percents(locale, '').format(share);
}

/** Time of day for today, date and time for other days; what is no time is shown as it is. */
export function moment(iso: string, locale: string, now: Date): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return dates(locale, at.toDateString() === now.toDateString() ? 'time' : 'date').format(at);
}

/** A day of the calendar, wherever the agent sits; what is no day is shown as it is. @param iso 2026-11-28 */
export function day(iso: string, locale: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : days(locale, '').format(at);
}

const steps: [string, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

const long: [string, number][] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
];

/** How long, in the largest unit that fits: "3 hours". */
export function duration(ms: number, locale: string): string {
  const [unit, size] = steps.find(([, length]) => ms >= length) ?? ['minute', 60_000];
  return units(locale, unit).format(Math.max(0, Math.floor(ms / size)));
}

/** How long ago, in the largest unit that fits: "3 hours ago", "yesterday"; "now" for less than a minute, and for clocks that differ. */
export function ago(ms: number, locale: string): string {
  const [unit, size] = [...long, ...steps].find(([, length]) => ms >= length) ?? ['second', Number.POSITIVE_INFINITY];
  return relatives(locale, '').format(-Math.max(0, Math.floor(ms / size)), unit as Intl.RelativeTimeFormatUnit);
}

/** As a player shows it: 1:05. */
export function stopwatch(ms: number, locale: string): string {
  const seconds = Math.floor(ms / 1_000);
  return `${clock(locale, '1').format(Math.floor(seconds / 60))}:${clock(locale, '2').format(seconds % 60)}`;
}

/** The name of a language in the agent's own: "de" → "German". */
export function languageName(tag: string, locale: string): string {
  try {
    return languages(locale, '').of(tag) ?? tag;
  } catch {
    return tag;
  }
}
