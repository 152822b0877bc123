import { timeOf } from '../lenient.ts';

/** A time as people write it beside a line: with a date it is a moment, without one it is none that could be told. Taken for UTC where no zone is given. */
export function written(given: string): string | null {
  // With full stops the day comes first, whoever writes it.
  const time = given.trim().replace(/^(\d{1,2})\.(\d{1,2})\.(\d{4})(?=[ ,T])/, '$3-$2-$1');
  const match =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i.exec(
      time.trim(),
    );
  if (!match) return /\d{4}/.test(time) && /[A-Za-z]{3}/.test(time) ? timeOf(time) : null;
  const [, year, month, day, hour, minute, second = '0', zone] = match;
  const two = (part: string | undefined) => (part ?? '0').padStart(2, '0');
  const offset = zone === undefined || /^[A-Z]/i.test(zone) ? 'Z' : zone.replace(/^(.\d{2}):?(\d{2})$/, '$1:$2');
  return timeOf(`${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${offset}`);
}
