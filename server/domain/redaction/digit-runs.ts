import { type Chunk, messageEnd } from './kind.ts';
import { longestSpoken, spokenDigits, timesOf } from './spoken-digits.ts';

/** Between two messages of one number people say a little: "and then". */
const longestAside = 40;
/** Behind it are the letters of which each may be a digit by itself. */
const firstHan = 0x3007;
const letters = /[\p{L}\p{Mc}]+/uy;

/** Lists of digits, written and spoken, that belong to one number or stand side by side. */
export function digitRuns(plain: string): Chunk[][] {
  const runs: Chunk[][] = [];
  let run: Chunk[] = [];
  let many = { times: 1, from: 0 };
  for (let from = 0, to = 0; from < plain.length; from = to) {
    to = wordEnd(plain, from);
    if (to === from) {
      to += plain.codePointAt(from)! > 0xffff ? 2 : 1;
      continue;
    }
    const first = plain.charCodeAt(from);
    const isWritten = first <= 0x39;
    // Most words are too long to be a digit, and are passed over before anything is looked up.
    const isWord = !isWritten && (to - from <= longestSpoken || first >= firstHan);
    const word = isWritten || isWord ? plain.slice(from, to) : '';
    const digits = isWord ? spokenDigits(word) : word;
    const times = isWord && digits === '' ? timesOf(word) : 1;
    if (times > 1) {
      many = { times, from };
      continue;
    }
    if (digits !== '') {
      const chunk: Chunk = { from: many.times > 1 ? many.from : from, to, digits: digits.repeat(many.times), isSpoken: !isWritten };
      const last = run.at(-1);
      if (last && !isGap(plain, last.to, chunk.from)) {
        runs.push(run);
        run = [];
      }
      run.push(chunk);
    }
    many = { times: 1, from: 0 };
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

/** The end of the digits or the letters that begin here; the beginning itself where neither does. A text is walked through without a match for each word. */
function wordEnd(plain: string, from: number): number {
  let to = from;
  while (isDigit(plain.charCodeAt(to))) to += 1;
  if (to > from) return to;
  while (isLatin(plain.charCodeAt(to))) to += 1;
  if (!(plain.charCodeAt(to) >= 0x80)) return to;
  letters.lastIndex = from;
  return letters.test(plain) ? letters.lastIndex : to;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLatin(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

function isGap(plain: string, from: number, to: number): boolean {
  if (to - from > longestAside) return false;
  const gap = plain.slice(from, to);
  return gap.includes(messageEnd) || /^[\s.\-/,()_*:|]{0,3}$/.test(gap);
}
