import { isoTime } from './iso-time.ts';

const halfDay = 12 * 3_600_000;

/**
 * CustomGPT's message list writes "25 Jun 2023 05:01:11" for 17:01:11 UTC: a 12-hour clock that does not tell which half of
 * the day. Of the two readings the first that is not before the conversation's own start (minute for slack) is taken.
 * @param startedAt when the conversation was made, ISO 8601
 */
export function customGptTime(written: string | null, startedAt: string | null): string | null {
  const parts = /^(\d{1,2} [A-Za-z]{3} \d{4}) (\d{2}:\d{2}:\d{2})$/.exec(written ?? '');
  if (!parts) return isoTime(written);
  const early = Date.parse(`${parts[1]} ${parts[2]} UTC`);
  if (Number.isNaN(early)) return null;
  const start = Date.parse(startedAt ?? '');
  const isLate = !Number.isNaN(start) && early < start - 60_000;
  return new Date(isLate ? early + halfDay : early).toISOString();
}
