import { timeOf } from '../lenient.ts';
import { monthNamed } from './calendar-words.ts';

const numeric = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?Uhr)?\s*\(?(?:Z|UTC|GMT)?\)?$/i;
const dayFirst = /(?<!\d)(\d{1,2})(?:\.|º|er|th|st|nd|rd)?(?: de| of)? ?(\p{L}[\p{L}\p{M}]{1,14})\.?,?(?: de)? (\d{4})(?!\d)/u;
const monthFirst = /(\p{L}[\p{L}\p{M}]{1,14})\.? (\d{1,2})(?:th|st|nd|rd)?,? (\d{4})(?!\d)/u;
const eastern = /(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일]/;
const clock = /(?<![\d:])(\d{1,2})[:.h](\d{2})(?::(\d{2}))?(?:\s?([AP])\.?M\b\.?)?/i;
const englishMonth = /(?<![A-Za-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
/** Behind a time of day, or named: "10:00 +0200", "10:00 Uhr GMT+2", "10:00:05 (UTC-03:30)". What goes on with digits is a date, or when something ended. */
const offset =
  /(?:(?<=[:.h]\d{2}(?:[.,]\d{1,9})?(?:\s?[AP]\.?M\b\.?)?(?: Uhr)?)\s?\(?(?:(?:UTC|GMT) ?)?|\(?\b(?:UTC|GMT) ?)([+\u2212-])(1[0-4]|0?\d)(?::?([0-5]\d))?(?![\d:./-])\)?/i;
const longestMoment = 100;

/** A time as people write it beside a line: with a date it is a moment, without one it is none that could be told. Taken for UTC where no zone is given. */
export function written(given: string): string | null {
  if (given.length > longestMoment) return null;
  const [told = '', sign, hours, minutes = '0'] = offset.exec(given) ?? [];
  const time = inUtc(told === '' ? given : given.replace(told, ' '));
  if (time === null || sign === undefined) return time;
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '+' ? 1 : -1);
  return new Date(Date.parse(time) - ahead * 60_000).toISOString();
}

function inUtc(given: string): string | null {
  // With full stops the day comes first, whoever writes it.
  const time = given
    .trim()
    .replace(/^(\d{1,2})\.(\d{1,2})\.(\d{4})(?=[ ,T])/, '$3-$2-$1')
    .trim();
  const match = numeric.exec(time);
  if (!match) return /\d{4}/.test(time) ? (inEnglish(time) ?? inWords(time)) : null;
  const [, year, month, day, hour, minute, second = '0'] = match;
  return timeOf(`${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}Z`);
}

function inEnglish(time: string): string | null {
  // The engine's own reading takes any word for none, and then a day for a month.
  return englishMonth.test(time) ? timeOf(time) : null;
}

/** Months in words, in whatever language: with a day on one side of them and the year behind. */
function inWords(time: string): string | null {
  const [, hours = '', minute = '', second = '0', half] = clock.exec(time) ?? [];
  const date = dateIn(time);
  if (date === null || hours === '') return null;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0);
  return timeOf(`${date}T${two(String(hour))}:${two(minute)}:${two(second)}Z`);
}

function dateIn(time: string): string | null {
  const [, far, near, last] = eastern.exec(time) ?? [];
  if (far) return `${far}-${two(near)}-${two(last)}`;
  const [, day, ofDay = '', year] = dayFirst.exec(time) ?? [];
  const month = monthNamed(ofDay);
  if (day && month) return `${year}-${two(String(month))}-${two(day)}`;
  const [, word = '', behind, then] = monthFirst.exec(time) ?? [];
  const first = monthNamed(word);
  return first && behind ? `${then}-${two(String(first))}-${two(behind)}` : null;
}

function two(part: string | undefined): string {
  return (part ?? '0').padStart(2, '0');
}
