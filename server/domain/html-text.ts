import { withoutHidden } from './html-hidden.ts';

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  hellip: '…',
  mdash: '—',
  ndash: '–',
};

const blocks = ['p', 'div', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'ul', 'ol', 'table'];
/** What is read in the place of a tag, by its name; nothing for all others. */
const readAs = new Map([
  ['br', '\n'],
  ['hr', '\n'],
  ['li', '- '],
  ['/td', '\t'],
  ['/th', '\t'],
  ...blocks.map((name): [string, string] => [`/${name}`, '\n']),
]);

/** What a reader of the HTML would see, as plain text: blocks and breaks become lines, scripts and styles nothing. Linear in its input. */
export function htmlText(html: string): string {
  return htmlLines(html).join('\n').trim();
}

/**
 * The same, line by line: to put a long text together from the words between its tags, and to take it apart again, is most of what reading
 * it costs. No line ends in blanks, and no more than one in a row is empty. One pass from bracket to bracket.
 */
export function htmlLines(html: string): string[] {
  const shown = withoutHidden(html);
  const lines = new Lines();
  let [from, closing] = [0, 0];
  for (let begin = shown.indexOf('<'), next = 0; begin >= 0; begin = next) {
    next = shown.indexOf('<', begin + 1);
    // Looked for once, however many brackets open before it.
    if (closing >= 0 && closing <= begin) closing = shown.indexOf('>', begin);
    const name = tagName(shown, begin + 1);
    if (name === '' || (next >= 0 && (closing < 0 || next < closing))) continue;
    lines.add(shown.slice(from, begin));
    const stands = readAs.get(name);
    if (stands === '\n') lines.end();
    else if (stands !== undefined) lines.add(stands);
    from = closing < 0 ? shown.length : closing + 1;
  }
  lines.add(shown.slice(from));
  lines.end();
  return lines.all;
}

class Lines {
  readonly all: string[] = [];
  private line = '';

  add(words: string): void {
    let from = 0;
    for (let at = words.indexOf('\n'); at >= 0; at = words.indexOf('\n', from)) {
      this.line += words.slice(from, at);
      this.end();
      from = at + 1;
    }
    this.line += from === 0 ? words : words.slice(from);
  }

  end(): void {
    const line = withoutEntities(withoutBlanks(this.line));
    if (line !== '' || this.all.at(-1) !== '') this.all.push(line);
    this.line = '';
  }
}

function withoutEntities(line: string): string {
  return line.includes('&') ? line.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8}|#39);/gi, written) : line;
}

/** None at the end; by a pattern, a long run of them would take for ever. */
function withoutBlanks(line: string): string {
  let end = line.length;
  while (end > 0 && (line.charCodeAt(end - 1) === 0x20 || line.charCodeAt(end - 1) === 0x09)) end -= 1;
  return end === line.length ? line : line.slice(0, end);
}

const longestName = 12;

/** In lower case, with the slash of a closing tag; '' where no tag begins. */
function tagName(html: string, begin: number): string {
  let end = begin;
  // `<!doctype html>` is a tag too.
  if (html.charCodeAt(end) === 0x2f || html.charCodeAt(end) === 0x21) end += 1;
  if (!isLetter(html.charCodeAt(end))) return '';
  while (end - begin < longestName && isLetterOrDigit(html.charCodeAt(end))) end += 1;
  return html.slice(begin, end).toLowerCase();
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function isLetterOrDigit(code: number): boolean {
  return isLetter(code) || (code >= 0x30 && code <= 0x39);
}

function written(whole: string, name: string): string {
  return entities[name.toLowerCase()] ?? numbered(name) ?? whole;
}

function numbered(name: string): string | null {
  if (!name.startsWith('#')) return null;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : null;
}
