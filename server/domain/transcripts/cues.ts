import { rowsOf } from '../rows-of.ts';
import { lineHead } from './line-head.ts';
import { type Line, lineOf } from './transcript.ts';

const timing = /^\s*(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}\s+-->\s+(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}/;
const forPrograms = /^(?:WEBVTT|NOTE|STYLE|REGION)\b/;
/** On a line of its own before what they say. */
const aloneNamed = /^\((\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3})\)$/u;
const bracketed = /^\[([^\]]{1,60})\]\s*:?\s*/;
const voice = /^<v(?:\.[^ >]{1,40})?\s+([^>]{1,80})>/;

/** WebVTT and SRT: who speaks stands in `<v Name>`, in `[Name]` or before a colon; cues of one speaker that follow each other are one message. */
export function cueLines(text: string): { lines: Line[]; isCut: boolean } {
  const rows = rowsOf(text.replace(/^\uFEFF/, ''));
  const lines: Line[] = [];
  let inCue = false;
  let inOther = true;
  for (const [place, row] of rows.entries()) {
    if (isTiming(row)) {
      inCue = true;
      lines.push(lineOf(null, ''));
    } else if (row.trim() === '') {
      inCue = false;
      inOther = lines.length === 0;
    } else if (!inCue && !inOther && !goesOn(rows, place)) inOther = true;
    else if (inCue || !inOther) {
      inCue = true;
      add(lines, row);
    }
  }
  const lastRow = rows.findLast((row) => row.trim() !== '') ?? '';
  // Where every cue carries one name it tells nothing, and the pauses are all that is left.
  const isTold = new Set(lines.map(({ name }) => name)).size > 1;
  return { lines: isTold ? joined(lines) : lines, isCut: isTiming(lastRow) || /^\s*\d{1,2}:\d{2}[:.,\d]*\s*(?:--?)?$/.test(lastRow) };
}

/** Two of three lines are none: that is told without the pattern. */
function isTiming(row: string): boolean {
  return row.includes('-->') && timing.test(row);
}

/** What stands between cues: a number or name of the next one, or what is for programs alone. Other words are left over of a cue with a blank line in it. */
function goesOn(rows: string[], place: number): boolean {
  const row = rows[place]!.trim();
  const isLast = place >= rows.length - 2;
  return !/^\d+$/.test(row) && !isTiming(rows[place + 1] ?? '') && !forPrograms.test(row) && !(isLast && !row.includes(' '));
}

function add(lines: Line[], row: string): void {
  const first = row.charCodeAt(0);
  if (first === 0x2d && row.trim() === '-') return;
  const alone = first === 0x28 ? aloneNamed.exec(row.trim())?.[1] : undefined;
  if (alone !== undefined) {
    if ((lines.at(-1) as Line).text !== '') lines.push(lineOf(null, ''));
    (lines.at(-1) as Line).name = alone;
    return;
  }
  // Two may speak within one cue, each on a line of their own; captions mark a change by `>>`.
  const marked = /^\s*(?:>>+|[-–])\s*/.exec(row);
  const isChanged = marked !== null && named(row.slice(marked[0].length)) !== null;
  if (isChanged && (lines.at(-1) as Line).text !== '') lines.push(lineOf(null, ''));
  speak(lines.at(-1) as Line, isChanged ? row.slice(marked[0].length) : row);
}

function speak(line: Line, row: string): void {
  const [name, rest] = voiced(row) ?? (line.text === '' ? named(row) : null) ?? [null, row];
  if (name !== null) line.name = name.trim();
  const said = withoutTags(rest).trim();
  line.text = line.text === '' ? said : `${line.text} ${said}`;
}

/** Most lines have no tag but the voice's. */
function withoutTags(text: string): string {
  if (!text.includes('<')) return text;
  // The last one may be cut off by the end of the file.
  return text.replace(/<[^<>]{0,80}>/g, '').replace(/<\/?[a-z][^<>]{0,80}$/i, '');
}

function voiced(row: string): [name: string, rest: string] | null {
  const told = row.charCodeAt(0) === 0x3c ? voice.exec(row) : row.charCodeAt(0) === 0x5b ? bracketed.exec(row) : null;
  return told && [told[1] ?? '', row.slice(told[0].length)];
}

function named(row: string): [name: string, rest: string] | null {
  const head = lineHead(row);
  return head && [head.name, head.text];
}

function joined(lines: Line[]): Line[] {
  const turns: Line[] = [];
  for (const line of lines) {
    const last = turns.at(-1);
    if (last && last.name === line.name) last.text = `${last.text} ${line.text}`.trim();
    else turns.push(line);
  }
  return turns;
}
