import { rowsOf } from '../rows-of.ts';
import { introIn } from './email-intro.ts';

/** A line of a mail without its marks of quotation. */
export interface Row {
  /** How many marks stood before it. */
  depth: number;
  text: string;
}

const marks = /^(?:\s*>)+\s?/;
/** An introduction is broken where a line is full, once or twice. */
const mostBreaks = 2;

/** The lines of a mail; an introduction that was broken to fit is one line again. */
export function quotedRows(text: string): Row[] {
  const rows: Row[] = [];
  for (const line of rowsOf(text)) {
    const mark = marks.exec(line)?.[0] ?? '';
    const row = { depth: mark.split('>').length - 1, text: line.slice(mark.length) };
    rows.push(row);
    if (!/[:：]\s*$/.test(row.text) || introIn(row.text)) continue;
    for (let count = 1, whole = row.text.trim(); count <= mostBreaks; count += 1) {
      const before = rows.at(-1 - count);
      if (!before || before.text.trim() === '' || /[:：]\s*$/.test(before.text) || before.depth !== row.depth) break;
      whole = `${before.text.trim()} ${whole}`;
      if (introIn(whole)) {
        rows.splice(-1 - count, 1 + count, { depth: row.depth, text: whole });
        break;
      }
    }
  }
  return rows;
}

interface Part {
  from: string | null;
  sentAt: string | null;
  /** Depth of the line that introduces it: it may be marked deeper, and goes on no less deep. */
  least: number;
  /** Depth of its own lines; null until one is seen. */
  depth: number | null;
  /** Whoever quotes it. */
  quotedBy: Part | null;
  /** Whom it quotes, the latest at each depth. */
  quotes: Map<number, Part>;
  isEmpty: boolean;
  /** Its own lines, and in their places those it quotes in between. */
  rows: (string | { quoted: string })[];
}

/** The least length of a line that may have been broken to fit. */
const fullLine = 60;

function partOf(from: string | null, sentAt: string | null, least: number, quotedBy: Part | null): Part {
  return { from, sentAt, least, depth: null, quotedBy, quotes: new Map(), isEmpty: true, rows: [] };
}

/** Who wrote which lines of a mail. Answers may stand below what they answer, or between its lines: the marks tell. */
export class QuotedParts {
  private readonly parts: Part[];
  private current: Part;

  /** @param depth of the mail itself: a whole mail may be quoted */
  constructor(depth: number, from: string | null, sentAt: string | null) {
    this.current = { ...partOf(from, sentAt, depth, null), depth };
    this.parts = [this.current];
  }

  /** Whether nothing was said yet in the part that was begun last. */
  get isEmpty(): boolean {
    return this.current.isEmpty;
  }

  /** What follows was written by another; `depth` is that of the line that says so. */
  begin(depth: number, from: string | null, sentAt: string | null): void {
    this.turnTo(depth);
    this.settle(depth);
    this.current = partOf(from, sentAt, depth, this.current);
    this.parts.push(this.current);
  }

  /** A mail's own head; the first one, before anything is said, is that of the mail itself. */
  head(depth: number, from: string): void {
    if (this.current.from !== null || !this.isEmpty) this.begin(depth, null, null);
    this.current.from = from;
  }

  date(sentAt: string | null): void {
    this.current.sentAt ??= sentAt;
  }

  /** @param before the line before it */
  say({ depth, text }: Row, before: Row | null): void {
    if (text.trim() === '') {
      this.current.rows.push('');
      return;
    }
    // A quoted line that somebody's program broke goes on without marks.
    const goesOn =
      before !== null &&
      before.depth > depth &&
      before.text.length >= fullLine &&
      /[^\s.?!:…]\s*$/.test(before.text) &&
      /^\p{Ll}/u.test(text);
    if (!goesOn) this.turnTo(depth);
    const own = this.settle(depth);
    const { current } = this;
    current.isEmpty = false;
    // Nobody said whom this quotes.
    current.rows.push(depth > own ? `> ${text}` : text);
    if (current.quotedBy !== null && own > (current.quotedBy.depth ?? 0)) current.quotedBy.rows.push({ quoted: text });
  }

  /** The first of its lines tells how deep a part is quoted. @returns that depth */
  private settle(depth: number): number {
    const { current } = this;
    if (current.depth !== null) return current.depth;
    current.depth = depth;
    current.quotedBy?.quotes.set(depth, current);
    return depth;
  }

  /** Goes back to whoever writes at that depth, or on to whom they quote. */
  private turnTo(depth: number): void {
    const { current } = this;
    if (depth < (current.depth ?? current.least)) {
      let back = current.quotedBy;
      while (back && (back.depth ?? back.least) > depth) back = back.quotedBy;
      if (back) this.current = back;
    } else if (current.depth !== null && depth > current.depth) {
      this.current = current.quotes.get(depth) ?? current;
    }
  }

  /** In the order in which they are introduced: each quotes what comes after it. */
  get all(): { from: string | null; sentAt: string | null; text: string }[] {
    return this.parts.map(({ from, sentAt, rows }) => ({ from, sentAt, text: written(rows) }));
  }
}

/** Between answers to single lines these lines stand, marked; what else is quoted is read where it was written. */
function written(rows: Part['rows']): string {
  const said = rows.filter((row) => row !== '');
  const answers = said.filter((row, at) => typeof row === 'string' && typeof said[at - 1] === 'object').length;
  const lines: string[] = [];
  let wasQuoted: boolean | null = null;
  for (const row of rows) {
    const isQuoted = typeof row === 'object';
    if (row !== '' && wasQuoted !== null && wasQuoted !== isQuoted) lines.push('');
    if (row !== '') wasQuoted = isQuoted;
    if (!isQuoted) lines.push(row);
    else if (answers > 1) lines.push(`> ${row.quoted}`);
  }
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
