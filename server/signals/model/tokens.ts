/** What a token is made of. */
export const kinds = { word: 1, number: 2, spaceless: 3, mark: 4, sign: 5 } as const;

/** Tokens of a normalised text: places in it, and kinds. */
export interface Tokens {
  from: number[];
  to: number[];
  kind: number[];
}

const joiner = 6;
const mostTokens = 160;

// A table over the first 65,536 characters: regular expressions with classes of letters were half of the time of a decision.
let classes: Uint8Array | undefined;

function classOf(character: string): number {
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u.test(character)) return kinds.spaceless;
  if (/\p{N}/u.test(character)) return kinds.number;
  if (/[\p{L}\p{M}]/u.test(character)) return kinds.word;
  if (/[!?？！]/u.test(character)) return kinds.mark;
  if (/[$£€¥₹]|\p{Extended_Pictographic}/u.test(character)) return kinds.sign;
  return character === "'" || character === '-' ? joiner : 0;
}

function tabulate(): Uint8Array {
  const table = new Uint8Array(65_536);
  for (let code = 0; code < 65_536; code += 1) if (code < 0xd800 || code > 0xdfff) table[code] = classOf(String.fromCharCode(code));
  return table;
}

/**
 * Words (with their inner apostrophes and hyphens), runs of scripts without spaces, runs of exclamation and question marks, signs of
 * money, and emoji.
 * @param isWhole tells whether a word with a joiner in it is known as it stands; others are taken apart
 */
export function tokensOf(text: string, isWhole: (from: number, to: number) => boolean): Tokens {
  classes ??= tabulate();
  const found: Tokens = { from: [], to: [], kind: [] };
  for (let at = 0; at < text.length && found.from.length < mostTokens; ) {
    const code = text.charCodeAt(at);
    if (code >= 0xd800 && code <= 0xdbff) {
      if (/^\p{Extended_Pictographic}/u.test(text.slice(at, at + 2))) add(found, at, at + 2, kinds.sign);
      at += 2;
      continue;
    }
    const kind = classes[code] as number;
    if (kind === 0 || kind === joiner) {
      at += 1;
      continue;
    }
    const end = kind === kinds.sign ? at + 1 : endOf(text, at, kind, classes);
    if (kind === kinds.word || kind === kinds.number) word(text, at, end, classes, found, isWhole);
    else add(found, at, end, kind);
    at = end;
  }
  return found;
}

const isWordly = (kind: number | undefined) => kind === kinds.word || kind === kinds.number;

function endOf(text: string, start: number, kind: number, table: Uint8Array): number {
  let at = start + 1;
  for (; at < text.length; at += 1) {
    const next = table[text.charCodeAt(at)];
    if (isWordly(kind) ? isWordly(next) : next === kind) continue;
    if (next !== joiner || !isWordly(kind) || !isWordly(table[text.charCodeAt(at + 1)])) break;
  }
  return at;
}

function word(text: string, start: number, end: number, table: Uint8Array, found: Tokens, isWhole: (from: number, to: number) => boolean) {
  let joined = false;
  for (let at = start; at < end && !joined; at += 1) joined = table[text.charCodeAt(at)] === joiner;
  if (!joined || isWhole(start, end)) return add(found, start, end, table[text.charCodeAt(start)] as number);
  for (let at = start; at < end; ) {
    let to = at;
    while (to < end && table[text.charCodeAt(to)] !== joiner) to += 1;
    add(found, at, to, table[text.charCodeAt(at)] as number);
    at = to + 1;
  }
}

function add(found: Tokens, from: number, to: number, kind: number): void {
  found.from.push(from);
  found.to.push(to);
  found.kind.push(kind);
}
