import type { Author } from '../conversation.ts';
import { timeOf } from '../lenient.ts';
import { written } from './clock.ts';
import { authorOfCell, type Columns, columnsNamed, columnsTold } from './table-columns.ts';
import { type Line, lineOf } from './transcript.ts';

export interface Table {
  lines: Line[];
  skipped: number;
  isCut: boolean;
}

/** How many rows of title may stand above the one that names the columns. */
const longestTitle = 5;

/** Rows of speech under a row that names a column of speakers and one of texts; else null. Separated by comma, semicolon, tab or, in Markdown, bars. */
export function csvLines(given: string): Table | null {
  // Spreadsheets are told the separator by a line of its own.
  const text = given.replace(/^\uFEFF?sep=.\r?\n/i, '');
  let from = 0;
  // Told by the first rows alone: most texts are no table, and need not be cut into cells to know it.
  for (let at = 0; at < longestTitle && from < text.length; at += 1) {
    const end = /\r\n|\r|\n/.exec(text.slice(from, from + 2_000));
    const head = text.slice(from, from + (end?.index ?? 2_000));
    const separator = separatorOf(head);
    const columns = separator === null ? null : columnsNamed(cellsOf(head, separator));
    if (columns && separator) return linesIn(text.slice(from), separator, columns, 1);
    if (!end) break;
    from += end.index + end[0].length;
  }
  return null;
}

/** The same without a row that names the columns, told by what is in them. */
export function headlessLines(text: string): Table | null {
  const beginning = text.slice(0, 20_000);
  const separator = separatorOf(beginning.split(/\r\n|\r|\n/, 1)[0] ?? '');
  if (separator === null) return null;
  const { rows } = rowsOf(beginning, separator);
  const columns = columnsTold(text.length > beginning.length ? rows.slice(0, -1) : rows);
  return columns && linesIn(text, separator, columns, 0);
}

function separatorOf(head: string): string | null {
  const [best] = [',', ';', '\t', '|'].map((one) => ({ one, count: head.split(one).length })).sort((a, b) => b.count - a.count);
  return best && best.count > 1 ? best.one : null;
}

function cellsOf(row: string, separator: string): string[] {
  return (rowsOf(row, separator).rows[0] ?? []).map((cell) => cell.trim());
}

function linesIn(text: string, separator: string, columns: Columns, first: number): Table {
  const { rows, isCut } = rowsOf(text, separator);
  const lines: Line[] = [];
  let skipped = 0;
  const width = rows[0]?.length ?? 0;
  const authors = new Map<string, Author | null>();
  for (let place = first; place < rows.length; place += 1) {
    const row = rows[place]!;
    if (row.length > width) withWholeText(row, width, columns.text, separator);
    const value = row[columns.text] ?? '';
    if (value.trim() === '') {
      if (row.some((cell) => cell.trim() !== '')) skipped += 1;
      continue;
    }
    // Spreadsheets are kept from running a cell by an apostrophe before it.
    const said = value.charCodeAt(0) === 0x27 ? value.replace(/^'(?=[=+\-@])/, '') : value;
    const role = columns.role < 0 ? '' : (row[columns.role] ?? '').trim();
    const name = columns.name < 0 ? '' : (row[columns.name] ?? '').trim();
    const line = lineOf(name || role || null, said, sentAt(row, columns));
    if (role !== '') line.author = known(role, authors);
    lines.push(line);
  }
  return { lines, skipped, isCut: isCut || isShort(rows) };
}

/** Who forgets the quotes around a text with separators in it has more cells than columns. */
function withWholeText(row: string[], width: number, text: number, separator: string): void {
  while (row.length > width && row.at(-1) === '') row.pop();
  const more = row.length - width;
  if (more > 0) row.splice(text, more + 1, row.slice(text, text + more + 1).join(separator));
}

function known(role: string, authors: Map<string, Author | null>): Author | null {
  const author = authors.get(role);
  if (author !== undefined) return author;
  const told = authorOfCell(role);
  authors.set(role, told);
  return told;
}

function sentAt(row: string[], { time, clock }: Columns): string | null {
  const day = time < 0 ? '' : (row[time] ?? '').trim();
  if (day === '') return null;
  const at = clock < 0 ? day : `${day} ${(row[clock] ?? '').trim()}`;
  return written(at) ?? (/T|^\d{9,13}$/.test(at) ? timeOf(at) : null);
}

/** All rows have as many cells but the last one: the file stops within it. */
function isShort(rows: string[][]): boolean {
  const last = rows.at(-1) ?? [];
  const width = rows[0]?.length ?? 0;
  return rows.length > 2 && last.join('') !== '' && last.length < width && rows[rows.length - 2]?.length === width;
}

/** RFC 4180: quoted cells may hold separators, line ends and doubled quotes. One pass, a slice a cell. */
function rowsOf(text: string, separator: string): { rows: string[][]; isCut: boolean } {
  if (separator === '|') return { rows: barredRows(text), isCut: false };
  const rows: string[][] = [[]];
  const ends = new RegExp(`[${separator}\r\n]`, 'g');
  let at = 0;
  while (at <= text.length) {
    let cell = '';
    if (text[at] === '"') {
      const closing = closingQuote(text, at + 1);
      cell = text.slice(at + 1, closing).replaceAll('""', '"');
      if (closing === text.length) {
        rows.at(-1)?.push(cell);
        return { rows, isCut: true };
      }
      at = closing + 1;
    }
    ends.lastIndex = at;
    const end = ends.exec(text)?.index ?? text.length;
    rows.at(-1)?.push(cell + text.slice(at, end));
    if (end === text.length) break;
    if (text[end] !== separator) rows.push([]);
    at = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
  }
  return { rows, isCut: false };
}

/** Markdown's tables: bars at both ends may be left out, and the row of dashes below the first says nothing. */
function barredRows(text: string): string[][] {
  return text
    .split(/\r\n|\r|\n/)
    .filter((row) => !/^[\s|:-]*$/.test(row))
    .map((row) => {
      const cells = row.replaceAll('\\|', '\u0000').trim().split('|');
      if (cells[0] === '') cells.shift();
      if (cells.at(-1) === '') cells.pop();
      return cells.map((cell) => cell.replaceAll('\u0000', '|').trim());
    });
}

/** Where a quoted cell ends; the text's end where it does not. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at < 0 ? text.length : at;
}
