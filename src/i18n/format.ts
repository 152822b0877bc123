/** Making a formatter costs more than using it a hundred times; a transcript uses it thousands of times. */
function cached<T>(make: (locale: string, kind: string) => T): (locale: string, kind: string) => T {
  const made = new Map<string, T>();
  return (locale, kind) => {
    const key = `${locale} ${kind}`;
    const known = made.get(key) ?? make(locale, kind);
    made.set(key, known);
    return known;
  };
}

const dates = cached(
  (locale, kind) => new Intl.DateTimeFormat(locale, kind === 'time' ? { timeStyle: 'short' } : { dateStyle: 'short', timeStyle: 'short' }),
);
const units = cached((locale, unit) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }));
const percents = cached((locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }));

export function percent(share: number, locale: string): string {
  return percents(locale, '').format(share);
}

/** Time of day for today, date and time for other days; what is no time is shown as it is. */
export function moment(iso: string, locale: string, now: Date): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return dates(locale, at.toDateString() === now.toDateString() ? 'time' : 'date').format(at);
}

const steps: [string, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** How long, in the largest unit that fits: "3 hours". */
export function duration(ms: number, locale: string): string {
  const [unit, size] = steps.find(([, length]) => ms >= length) ?? ['minute', 60_000];
  return units(locale, unit).format(Math.max(0, Math.floor(ms / size)));
}

/** As a player shows it: 1:05. */
export function stopwatch(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The name of a language in the agent's own: "de" → "German". */
export function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
