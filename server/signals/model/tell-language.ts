import { decode, readNumbers, readRising } from './base64.ts';
import { finish, seed, step } from './hash.ts';
import packed from './language-table.json' with { type: 'json' };
import { placesOf } from './places.ts';

/** How often pieces of words occur in each of sixty languages, as it is shipped. */
export interface LanguageTable {
  /** ISO 639-1. */
  languages: string[];
  /** What a right answer scores on average, by language. */
  usual: number[];
  /** Base64 of the pieces' hashes, rising. */
  pieces: string;
  /** By piece: how many languages, then for each its place and how much the piece speaks for it. */
  weights: string;
}

// The library whose frequencies these are keeps each of 50,000 pieces as an object with a place for each language: 44 MB and 0.4 s at
// every start. Here it is 0.6 MB; a test holds both to the same answers.
export const kindOfPiece = 21;
const pieceBytes = 4;
const stride = 3;
const longestWord = 70;
const mostBytes = 350;
const space = 32;
const reliable = 0.75;
const fewestPieces = 3;
const scale = 25;
/** What every weight is kept without. */
const leastWeight = 53;

interface Unpacked {
  placeOf: (piece: number) => number;
  starts: Uint32Array;
  weights: Uint32Array;
}
let unpacked: Unpacked | undefined;

function unpack(): Unpacked {
  const keys = readRising(decode(packed.pieces));
  const weights = readNumbers(decode(packed.weights));
  const starts = new Uint32Array(keys.length);
  for (let piece = 0, at = 0; piece < keys.length; piece += 1) {
    starts[piece] = at;
    at += 1 + 2 * (weights[at] as number);
  }
  return { placeOf: placesOf(keys), starts, weights };
}

/** The language of a text, ISO 639-1; null where it does not tell reliably. */
export function tellLanguage(text: string): string | null {
  unpacked ??= unpack();
  const pieces = piecesOf(text);
  if (pieces.size < fewestPieces) return null;
  const { placeOf, starts, weights } = unpacked;
  const sums = new Float64Array(packed.languages.length);
  for (const piece of pieces) {
    const place = placeOf(piece);
    if (place < 0) continue;
    const start = starts[place] as number;
    const end = start + 2 * (weights[start] as number);
    for (let at = start + 1; at < end; at += 2)
      sums[weights[at] as number] = (sums[weights[at] as number] as number) + (weights[at + 1] as number) + leastWeight;
  }
  let best = 0;
  for (let at = 1; at < sums.length; at += 1) if ((sums[at] as number) > (sums[best] as number)) best = at;
  const each = (sums[best] as number) / pieces.size;
  return each / (each + scale) > (packed.usual[best] as number) * reliable ? (packed.languages[best] as string) : null;
}

/** Hashes of the pieces of a text's words: four bytes of UTF-8 at every third, the first and the last of a word marked by a space. */
function piecesOf(text: string): Set<number> {
  const found = new Set<number>();
  let many = 0;
  for (const word of text
    .replace(/[^\p{L}]+(?<!['`’])/gu, ' ')
    .trim()
    .toLowerCase()
    .split(' ')) {
    if (many > mostBytes) break;
    const bytes = bytesOf(word);
    many += bytes.length + 1;
    const end = Math.min(bytes.length, longestWord);
    let at = 0;
    for (; at + pieceBytes < end; at += stride) found.add(pieceHash(bytes, at, at + pieceBytes, at === 0, false));
    if (end > 0) found.add(pieceHash(bytes, end > pieceBytes ? end - pieceBytes : 0, bytes.length, at === 0, true));
  }
  return found;
}

function bytesOf(word: string): number[] {
  const bytes: number[] = [];
  for (const character of word) {
    const code = character.codePointAt(0) as number;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}

export function pieceHash(bytes: ArrayLike<number>, from: number, to: number, isFirst: boolean, isLast: boolean): number {
  let hash = isFirst ? step(seed, space) : seed;
  for (let at = from; at < to; at += 1) hash = step(hash, bytes[at] as number);
  return finish(isLast ? step(hash, space) : hash, kindOfPiece);
}
