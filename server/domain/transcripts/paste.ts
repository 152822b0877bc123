import { isWeekday } from './calendar-words.ts';
import { written } from './clock.ts';
import { type Line, lineOf } from './transcript.ts';

const name = String.raw`([\p{L}][\p{L}\p{M}\p{N} .'’&/()-]{0,48}?)`;
const time = String.raw`(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp][Mm])?`;
const shapes = [new RegExp(String.raw`^${name}\s+\[?(${time})\]?$`, 'u'), new RegExp(String.raw`^\[(${time})\]\s+${name}$`, 'u')];

/**
 * What is copied out of Slack or Teams: a line with a name and a time, and below it what was said.
 * @returns null where no two parties speak so
 */
export function pastedLines(rows: string[]): Line[] | null {
  // Told by how it begins: most texts are none.
  if (headOf(rows.find((row) => row.trim() !== '') ?? '') === null) return null;
  const heads = rows.map(headOf);
  // Times one below another are a list that somebody wrote, unless they stand behind names that speak elsewhere.
  const isApart = (at: number) => !heads[at - 1] && !heads[at + 1];
  const parties = new Set(heads.flatMap((head, at) => (head && isApart(at) ? head.name : [])));
  const lines: Line[] = [];
  for (const [at, row] of rows.entries()) {
    const head = heads[at] ?? null;
    const opened = head !== null && (isApart(at) || parties.has(head.name)) ? head : null;
    const last = lines.at(-1);
    if (opened) lines.push(opened);
    else if (last) last.text += last.text === '' ? row.trim() : `\n${row.trim()}`;
  }
  return new Set(lines.map((line) => line.name)).size < 2 ? null : lines;
}

function headOf(row: string): Line | null {
  if (row.length > 90) return null;
  const head = nameAndTime(row.trim());
  return head === null || isWeekday(head.name ?? '') ? null : head;
}

function nameAndTime(line: string): Line | null {
  const [before, after] = shapes.map((shape) => shape.exec(line));
  if (before) return lineOf((before[1] ?? '').trim(), '', written(before[2] ?? ''));
  return after ? lineOf((after[2] ?? '').trim(), '', written(after[1] ?? '')) : null;
}
