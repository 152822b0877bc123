const minute = 60_000;
const day = 24 * 60 * minute;
/** No zone is farther from UTC; as minutes before and after. */
const farthest = 15 * 60;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of a moment in a time zone, `2026-03-29`. @param at milliseconds since 1970 */
export function dayAt(at: number, zone: string): string {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, calendar: 'gregory', year: 'numeric', month: '2-digit', day: '2-digit' });
    clocks.set(zone, clock);
  }
  const [month, date, year] = clock.format(at).split('/') as [string, string, string];
  return `${year.padStart(4, '0')}-${month}-${date}`;
}

/** Whether a name is that of a time zone, `Europe/Berlin`. */
export function isZone(name: string): boolean {
  try {
    return dayAt(0, name) !== '';
  } catch {
    return false;
  }
}

/**
 * The first moment of a calendar day in a time zone, which is not always midnight: where clocks are put forward at midnight, that day
 * begins at one. Looked for, because no offset can be trusted near such a night; days never run backwards.
 * @param date `2026-03-29`
 * @returns milliseconds since 1970
 */
export function startOfDay(date: string, zone: string): number {
  const utc = Date.parse(`${date}T00:00:00Z`);
  let [before, from] = [-farthest, farthest];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (dayAt(utc + middle * minute, zone) >= date) from = middle;
    else before = middle;
  }
  return utc + from * minute;
}

/** @param days may be negative */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

/** How many days a range has, both its ends included. */
export function daysIn(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day) + 1;
}

/** A range of calendar days in pieces of as many days each, for a line of at most some fifty points. */
export interface Pieces {
  days: 1 | 7 | 28;
  /** The first day of each. */
  dates: string[];
  /** When each begins, and when the last one ends, in milliseconds since 1970: one more than `dates`. */
  edges: number[];
}

export function piecesOf(from: string, to: string, zone: string): Pieces {
  const all = daysIn(from, to);
  const days = all <= 45 ? 1 : all <= 400 ? 7 : 28;
  const dates = Array.from({ length: Math.ceil(all / days) }, (_, index) => addDays(from, index * days));
  const edges = [...dates, addDays(to, 1)].map((date) => startOfDay(date, zone));
  return { days, dates, edges };
}
