import { timeOf } from '../lenient.ts';
import { written } from './clock.ts';
import { type Line, lineOf } from './transcript.ts';

// In English, and as exports in German, French, Spanish and Portuguese name them.
const speakerColumn =
  /^(?:author|speaker|from|sender|sender[ _]?name|name|role|participant|who|user[ _]?type|author[ _]?type|absender(?:in)?|von|verfasser|autor|sprecher|rolle|auteur|expéditeur|rôle|remitente|emisor|rol|remetente|papel)$/i;
const textColumn =
  /^(?:text|message|content|body|transcript|utterance|comment|message[ _]?text|message[ _]?body|nachricht|inhalt|nachrichtentext|texte|contenu|mensaje|texto|contenido|mensagem|conteúdo)$/i;
const timeColumn =
  /^(?:time|timestamp|date|created[ _]?at|sent[ _]?at|datetime|date[ _]?time|zeit|datum|zeitpunkt|uhrzeit|heure|fecha|hora|data)$/i;

/** Rows of speech where the first row names a column of speakers and one of texts; else null. Separated by comma, semicolon or tab. */
export function csvLines(given: string): { lines: Line[]; skipped: number; isCut: boolean } | null {
  // Spreadsheets are told the separator by a line of its own.
  const text = given.replace(/^\uFEFF?sep=.\r?\n/i, '');
  const head = text.slice(0, 2_000).split(/\r\n|\r|\n/, 1)[0] ?? '';
  const separator =
    [',', ';', '\t'].map((one) => ({ one, count: head.split(one).length })).sort((a, b) => b.count - a.count)[0]?.one ?? ',';
  const columns = (rowsOf(head.replace(/^\uFEFF/, ''), separator).rows[0] ?? []).map((column) => column.trim());
  const place = (pattern: RegExp) => columns.findIndex((column) => pattern.test(column));
  const [who, what, time] = [place(speakerColumn), place(textColumn), place(timeColumn)];
  // Told by the first row alone: most texts are no table, and need not be cut into cells to know it.
  if (who < 0 || what < 0) return null;
  const { rows, isCut } = rowsOf(text.replace(/^\uFEFF/, ''), separator);
  const lines: Line[] = [];
  let skipped = 0;
  for (let place = 1; place < rows.length; place += 1) {
    const row = rows[place]!;
    const value = row[what] ?? '';
    if (value.trim() === '') {
      if (row.some((cell) => cell.trim() !== '')) skipped += 1;
      continue;
    }
    const at = time < 0 ? '' : (row[time] ?? '');
    // Spreadsheets are kept from running a cell by an apostrophe before it.
    const said = value.charCodeAt(0) === 0x27 ? value.replace(/^'(?=[=+\-@])/, '') : value;
    const sentAt = at === '' ? null : (written(at) ?? (/T|^\d{9,13}$/.test(at) ? timeOf(at) : null));
    lines.push(lineOf(row[who]?.trim() || null, said, sentAt));
  }
  return { lines, skipped, isCut };
}

/** RFC 4180: quoted cells may hold separators, line ends and doubled quotes. One pass, a slice a cell. */
function rowsOf(text: string, separator: string): { rows: string[][]; isCut: boolean } {
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

/** Where a quoted cell ends; the text's end where it does not. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at < 0 ? text.length : at;
}
