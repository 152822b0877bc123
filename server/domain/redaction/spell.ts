import { messageEnd } from './kind.ts';

/** A text in one spelling, and for each of its units where it stood in the text. */
export interface Spelled {
  plain: string;
  /** Null where nothing moved. */
  at: number[] | null;
}

const known = new Map<string, string>();

/** Digits of every script are ASCII's, wide forms narrow, dashes and spaces are one of each; what cannot be seen is gone. */
export function spell(text: string): Spelled {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is what is asked for.
  if (/^[\x00-\x7f]*$/.test(text)) return { plain: text, at: null };
  let plain = '';
  const at: number[] = [];
  let place = 0;
  for (const char of text) {
    const alike = char < '\x80' ? char : spelling(char);
    for (let unit = 0; unit < alike.length; unit += 1) at.push(place + Math.min(unit, char.length - 1));
    plain += alike;
    place += char.length;
  }
  return { plain, at };
}

function spelling(char: string): string {
  const remembered = known.get(char);
  if (remembered !== undefined) return remembered;
  const found = respell(char);
  // Of the tens of thousands of letters only some are ever written; whoever sends all of them must not fill our memory.
  if (known.size < 2_000) known.set(char, found);
  return found;
}

function respell(char: string): string {
  if (/[\p{Cf}\p{Mn}\u115f\u1160\u3164\uffa0]/u.test(char)) return '';
  if (char === messageEnd) return '\n';
  if (/\p{Nd}/u.test(char)) return String(digitOf(char.codePointAt(0)!));
  if (/\p{Zs}/u.test(char)) return ' ';
  if (/[\p{Pd}\u2212]/u.test(char)) return '-';
  const wide = char.normalize('NFKC');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is what is asked for.
  return /^[\x00-\x7f]{1,2}$/.test(wide) ? wide : char;
}

/** Unicode keeps the ten digits of a script side by side, from 0 on. */
function digitOf(code: number): number {
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return before % 10;
}
