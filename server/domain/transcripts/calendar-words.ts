const languages = ['en', 'es', 'fr', 'de', 'pt', 'it', 'nl', 'pl', 'ja', 'zh', 'ar', 'hi', 'tr', 'ru', 'sv'];
let weekdays: Set<string> | undefined;
let months: Map<string, number> | undefined;

/** "Monday 10:30" is when, not who. The days are named when a text first asks: most servers never see such a paste. */
export function isWeekday(word: string): boolean {
  weekdays ??= new Set(
    languages.flatMap((language) => {
      const { format } = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
      return Array.from({ length: 7 }, (_, day) => format(day * 86_400_000).toLowerCase());
    }),
  );
  return weekdays.has(word.toLowerCase());
}

const shortestForm = 3;

/** 1 to 12, of a month's name or how it begins; undefined for any other word. */
export function monthNamed(word: string): number | undefined {
  months ??= monthNames();
  const wanted = word.toLowerCase();
  const known = months.get(wanted);
  if (known !== undefined || wanted.length < shortestForm) return known;
  for (const [name, month] of months) if (name.startsWith(wanted)) return month;
  return undefined;
}

/** As they stand within a date: several languages bend them there. */
function monthNames(): Map<string, number> {
  // The one short form that is not how the word begins.
  const named = new Map([['mrt', 3]]);
  for (const language of languages) {
    const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
    for (let at = 0; at < 12; at += 1) {
      const month = format.formatToParts(Date.UTC(2026, at, 2)).find(({ type }) => type === 'month')?.value ?? '';
      if (!named.has(month.toLowerCase())) named.set(month.toLowerCase(), at + 1);
    }
  }
  return named;
}
