import { cached } from './cached.ts';

/** One piece of a message: words, a value, or a choice. */
type Piece = string | { name: string; kind: 'value' | 'number' | 'percent' } | Choice | { name: '#'; kind: 'count' };
interface Choice {
  name: string;
  kind: 'plural' | 'select';
  options: Map<string, Piece[]>;
}

export type Values = Record<string, string | number>;

/**
 * The part of ICU's message syntax that our dictionaries use: {name}, {n, number}, {n, number, percent}, plural with # and =0, select,
 * and quotes. The whole of it costs nine kilobytes that every agent would load before the first word.
 * @throws Error where the text is not well-formed
 */
export function formatMessage(text: string, locale: string, values: Values): string {
  const parsed = parsedOf(text);
  return join(parsed, locale, values, null);
}

const parsedTexts = new Map<string, Piece[]>();

function parsedOf(text: string): Piece[] {
  let parsed = parsedTexts.get(text);
  if (!parsed) {
    const reader = new Reader(text);
    parsed = reader.pieces(false);
    parsedTexts.set(text, parsed);
  }
  return parsed;
}

const numbers = cached((locale, style) => new Intl.NumberFormat(locale, { style: style as 'decimal' | 'percent' }));
const plurals = cached((locale) => new Intl.PluralRules(locale));

function join(pieces: Piece[], locale: string, values: Values, count: number | null): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : show(piece, locale, values, count))).join('');
}

function show(piece: Exclude<Piece, string>, locale: string, values: Values, count: number | null): string {
  if (piece.kind === 'count') return numberOf(count ?? 0, locale);
  const value = values[piece.name];
  if (value === undefined) throw new Error(`Nothing is given for {${piece.name}}`);
  switch (piece.kind) {
    case 'value':
      return String(value);
    case 'number':
      return numberOf(Number(value), locale);
    case 'percent':
      // Arabic has marks of direction around the sign. A share keeps its order without them, and `Said` would show them as hidden characters.
      return numbers(locale, 'percent')
        .format(Number(value))
        .replace(/[\u061c\u200e]/g, '');
    case 'select':
      return join(piece.options.get(String(value)) ?? piece.options.get('other')!, locale, values, count);
    case 'plural': {
      const exact = piece.options.get(`=${value}`);
      const chosen = exact ?? piece.options.get(plurals(locale, '').select(Number(value))) ?? piece.options.get('other')!;
      return join(chosen, locale, values, Number(value));
    }
  }
}

function numberOf(value: number, locale: string): string {
  return numbers(locale, 'decimal').format(value);
}

class Reader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  pieces(isInChoice: boolean): Piece[] {
    const found: Piece[] = [];
    let words = '';
    while (this.at < this.text.length) {
      const char = this.text[this.at]!;
      if (char === '}') {
        if (!isInChoice) throw new Error('A brace closes nothing');
        break;
      }
      if (char === '{' || (char === '#' && isInChoice)) {
        if (words !== '') found.push(words);
        words = '';
        found.push(char === '#' ? this.count() : this.argument());
      } else words += char === "'" ? this.quoted(isInChoice) : this.next();
    }
    if (words !== '') found.push(words);
    return found;
  }

  private next(): string {
    this.at += 1;
    return this.text[this.at - 1] ?? '';
  }

  private count(): Piece {
    this.next();
    return { name: '#', kind: 'count' };
  }

  /** An apostrophe is one, unless it stands before what it keeps from being read. */
  private quoted(isInChoice: boolean): string {
    this.next();
    if (this.text[this.at] === "'") return this.next();
    if (!/[{}]/.test(this.text[this.at] ?? '') && !(isInChoice && this.text[this.at] === '#')) return "'";
    const end = this.text.indexOf("'", this.at);
    const kept = this.text.slice(this.at, end < 0 ? undefined : end);
    this.at = end < 0 ? this.text.length : end + 1;
    return kept;
  }

  private argument(): Piece {
    this.next();
    const name = this.word();
    if (this.ends('}')) return { name, kind: 'value' };
    this.must(',');
    const kind = this.word();
    if (kind === 'number') return this.number(name);
    if (kind !== 'plural' && kind !== 'select') throw new Error(`{${name}, ${kind}} is not understood`);
    this.must(',');
    const options = new Map<string, Piece[]>();
    while (!this.ends('}')) {
      const option = this.word();
      this.must('{');
      options.set(option, this.pieces(true));
      this.must('}');
    }
    if (!options.has('other')) throw new Error(`{${name}, ${kind}} has no "other"`);
    return { name, kind, options };
  }

  private number(name: string): Piece {
    if (this.ends('}')) return { name, kind: 'number' };
    this.must(',');
    if (this.word() !== 'percent') throw new Error(`{${name}, number, …} knows only percent`);
    this.must('}');
    return { name, kind: 'percent' };
  }

  private word(): string {
    const [all, word] = /^\s*(=?[\w.]+)\s*/.exec(this.text.slice(this.at)) ?? [];
    if (!all || !word) throw new Error(`A name is wanted at ${this.at}`);
    this.at += all.length;
    return word;
  }

  private ends(char: string): boolean {
    this.skip();
    if (this.text[this.at] !== char) return false;
    this.at += 1;
    return true;
  }

  private must(char: string): void {
    if (!this.ends(char)) throw new Error(`"${char}" is wanted at ${this.at}`);
  }

  private skip(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1;
  }
}
