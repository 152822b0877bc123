import { written } from './clock.ts';
import { moment } from './line-head.ts';
import { authorOfName } from './roles.ts';
import { type Line, lineOf } from './transcript.ts';

const fewestLines = 3;
const longestRow = 300;
const mostWords = 4;
const dashed = new RegExp(
  String.raw`^(?:[[(]?(${moment})[\])]?\s{1,4}(?:[-–—]\s{1,4})?)?([\p{L}\p{N}#][^:\n]{0,39}?)\s[-–—]{1,2}\s(\S.*)$`,
  'u',
);

/**
 * `Name - text`, with or without a time before it. A list of goods looks the same: only where somebody who is called what they are is heard again,
 * and somebody else too, it is a conversation.
 * @returns null where it is none
 */
export function dashedLines(rows: string[]): Line[] | null {
  const lines: Line[] = [];
  for (const row of rows) {
    if (row.trim() === '') continue;
    const [, time, name = '', text = ''] = dashed.exec(row.slice(0, longestRow)) ?? [];
    const isHead = name !== '' && name.split(/\s+/).length <= mostWords;
    const last = lines.at(-1);
    if (isHead) lines.push(lineOf(name, text + row.slice(longestRow), time === undefined ? null : written(time)));
    else if (last) last.text += `\n${row.trim()}`;
    else return null;
  }
  const times = new Map<string | null, number>();
  for (const { name } of lines) times.set(name, (times.get(name) ?? 0) + 1);
  const isHeardAgain = [...times].some(([name, count]) => count > 1 && authorOfName(name) !== null);
  return isHeardAgain && times.size > 1 && lines.length >= fewestLines ? lines : null;
}
