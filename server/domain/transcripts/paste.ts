import { isWeekday } from './calendar-words.ts';
import { written } from './clock.ts';
import { moment, partyNamed } from './line-head.ts';
import { type Line, lineOf } from './transcript.ts';

const name = String.raw`(\p{L}[\p{L}\p{M}\p{N} .'’&/()@_-]{0,60}?)`;
const beside = [
  new RegExp(String.raw`^${name}(?:\s{1,8}[-–—|·]?|,|\s?[-–—|·])\s{0,8}\[?(${moment})\]?$`, 'u'),
  new RegExp(String.raw`^\[(${moment})\]\s+${name}$`, 'u'),
  new RegExp(String.raw`^(${moment})\s{0,4}[-–—|·]\s{0,4}${name}$`, 'u'),
];
const timeAlone = new RegExp(String.raw`^\[?(${moment})\]?(?: \([^()\n]{1,60}\))?$`, 'u');
const nameAlone = new RegExp(`^${name}:?$`, 'u');
const longestRow = 120;
const mostWords = 5;

/** Where each message begins, by row: its line, and how many rows its head takes. */
type Heads = Map<number, { line: Line; rows: number }>;

/** A row that begins a message, or the row of those two that do. */
interface Shape {
  heads(rows: string[]): Heads;
  /** Times or names one below another are a list that somebody wrote. */
  isOfTwoRows: boolean;
}

/** What is copied out of Slack or Teams, and what Otter, Gong, Telegram or Drift export: a name and a time, and what was said below. */
const shapes: Shape[] = [
  { isOfTwoRows: false, heads: (rows) => headsOf(rows, (at) => onOneRow(rows[at]!)) },
  { isOfTwoRows: true, heads: (rows) => headsOf(rows, (at) => together(rows[at]!, rows[at + 1])) },
  { isOfTwoRows: true, heads: (rows) => headsOf(rows, (at) => together(rows[at + 1], rows[at]!)) },
];

/** How far a title and a list of those who took part may reach. */
const longestPreamble = 30;

/**
 * @param anywhere whether the first message may stand behind a title and a list of participants
 * @returns null where no two parties speak so
 */
export function pastedLines(rows: string[], anywhere = false): Line[] | null {
  // Told by how it begins: most texts are none.
  const first = rows.findIndex((row) => row.trim() !== '');
  const looked = rows.slice(0, Math.max(first, 0) + (anywhere ? longestPreamble : 2));
  for (const shape of shapes) {
    const begins = [...shape.heads(looked).keys()];
    if (!(anywhere ? begins.length > 0 : begins[0] === first)) continue;
    const lines = linesAt(rows, shape, Math.min(...begins));
    if (new Set(lines.flatMap((line) => line.name ?? [])).size > 1) return lines;
  }
  return null;
}

function linesAt(rows: string[], { heads: headsIn, isOfTwoRows }: Shape, first: number): Line[] {
  const heads = headsIn(rows);
  const isApart = (at: number) => isOfTwoRows || (!heads.has(at - 1) && !heads.has(at + 1));
  // Times one below another are no messages, unless they stand behind names that speak elsewhere.
  const parties = new Set([...heads].flatMap(([at, { line }]) => (isApart(at) ? line.name : [])));
  const before = rows.slice(0, first).join('\n').trim();
  const lines: Line[] = before === '' ? [] : [{ ...lineOf(null, before), author: 'system' }];
  for (let at = first; at < rows.length; at += 1) {
    const head = heads.get(at);
    if (head && (isApart(at) || parties.has(head.line.name))) {
      lines.push(head.line);
      at += head.rows - 1;
      continue;
    }
    const last = lines.at(-1);
    const row = rows[at]!.trim();
    if (last) last.text += last.text === '' ? row : `\n${row}`;
  }
  return lines;
}

function headsOf(rows: string[], head: (at: number) => { line: Line; rows: number } | null): Heads {
  const heads: Heads = new Map();
  for (let at = 0; at < rows.length; at += 1) {
    const found = head(at);
    if (found) heads.set(at, found);
  }
  return heads;
}

function onOneRow(row: string): { line: Line; rows: number } | null {
  if (row.length > longestRow || !/\d:\d/.test(row)) return null;
  for (const [at, shape] of beside.entries()) {
    const found = shape.exec(row.trim());
    if (found) return headWith(found[at === 0 ? 1 : 2], found[at === 0 ? 2 : 1], 1);
  }
  return null;
}

/** A name on a row of its own and a time on the next one, or the other way round. */
function together(named: string | undefined, timed: string | undefined): { line: Line; rows: number } | null {
  if (named === undefined || timed === undefined || named.length > longestRow || timed.length > longestRow || !/\d:\d/.test(timed))
    return null;
  const time = timeAlone.exec(timed.trim());
  // Where letters have two cases, names begin with the large one.
  const who = time && !/^\p{Ll}/u.test(named.trim()) ? nameAlone.exec(named.trim()) : null;
  return who && time ? headWith(who[1], time[1], 2) : null;
}

function headWith(given = '', time = '', rows: number): { line: Line; rows: number } | null {
  const who = partyNamed(given);
  return isWeekday(who) || who.split(' ').length > mostWords ? null : { line: lineOf(who, '', written(time)), rows };
}
