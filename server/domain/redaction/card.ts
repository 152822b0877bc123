import { type Chunk, type Finder, type Found, messageEnd } from './kind.ts';

// Issuers by their first digits and how many there are in all. Without them one in ten order numbers would pass for a card.
const issuers: [RegExp, number[]][] = [
  [/^4/, [13, 16, 18, 19]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  [/^3[47]/, [15]],
  [/^3(?:0[0-59]|[689])/, [14, 16, 17, 18, 19]],
  [/^(?:6011|64[4-9]|65|62)/, [16, 17, 18, 19]],
  [/^35/, [16, 17, 18, 19]],
  [/^(?:2131|1800)/, [15]],
  [/^220[0-4]/, [16, 17, 18, 19]],
  [/^(?:50|5[6-8]|6)/, [12, 13, 14, 15, 16, 17, 18, 19]],
  [/^1/, [15]],
];
const [shortest, longest] = [12, 19];
const named = /\b(?:card|cc|visa|master|amex|karte|carte|tarjeta|carta|cartão|kaart|karta|kart)|カード|卡|بطاقة|कार्ड/iu;
/** How far before its first digit a card may be called one. */
const reach = 30;

/** Payment cards: an issuer's digits, its length, and Luhn's check. */
export const findCards: Finder = ({ plain, runs }) => runs.flatMap((run) => inRun(plain, run));

function inRun(plain: string, run: Chunk[]): Found[] {
  const found: Found[] = [];
  for (let first = 0; first < run.length; first += 1) {
    let digits = '';
    let end = -1;
    for (let last = first; last < run.length && digits.length < longest; last += 1) {
      digits += run[last]!.digits;
      const isOne = digits.length >= shortest && passesLuhn(digits) && (isIssued(digits) || isNamed(plain, run[first]!.from));
      if (isOne && isGrouped(plain, run.slice(first, last + 1))) end = last;
    }
    if (end < 0) continue;
    found.push({ from: run[first]!.from, to: run[end]!.to });
    first = end;
  }
  return found;
}

function isIssued(digits: string): boolean {
  return issuers.some(([begin, lengths]) => lengths.includes(digits.length) && begin.test(digits));
}

function isNamed(plain: string, at: number): boolean {
  return named.test(plain.slice(Math.max(0, at - reach), at));
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    sum += i % 2 === 0 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit;
  }
  return sum % 10 === 0;
}

/** As cards are written: equal groups, American Express's 4-6-5, spoken, or cut by the end of a message. A list of prices is not. */
function isGrouped(plain: string, chunks: Chunk[]): boolean {
  if (chunks.length === 1 || chunks.some(({ isSpoken }) => isSpoken)) return true;
  if (plain.slice(chunks[0]!.from, chunks.at(-1)!.to).includes(messageEnd)) return true;
  const sizes = chunks.map(({ digits }) => digits.length);
  return /^4,6,[45]$/.test(sizes.join()) || sizes.slice(0, -1).every((size) => size === sizes[0] && size <= 6 && sizes.at(-1)! <= 6);
}
