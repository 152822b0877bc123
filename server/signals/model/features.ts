import { angry, annoyed } from '../lexicon/frustration.ts';
import { sensitive, topics } from '../lexicon/sensitive.ts';
import { conceptsOf } from './concepts.ts';

// FNV-1a: cheap, and good enough that the few collisions it brings cost nothing measurable.
const seed = 0x811c9dc5;
const prime = 0x01000193;
const mostWords = 120;
const mostConcepts = 16;
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

export const bucketBits = 16;
const mask = (1 << bucketBits) - 1;

/** Buckets of what is written, and of what it means. */
export interface Features {
  written: number[];
  meant: number[];
}

/**
 * The buckets of a normalised text: words, pairs and gapped pairs of words, and the pieces of words that survive typos
 * and inflection; of scripts without spaces the runs of one to four characters. Each bucket once.
 */
export function featuresOf(normalised: string): Features {
  const words = (normalised.match(/[\p{L}\p{N}']+|[!?？！]+|\p{Extended_Pictographic}/gu) ?? []).slice(0, mostWords);
  const found = new Set<number>();
  let before = '^';
  let twoBefore = '';
  for (const word of words) {
    if (cjk.test(word)) runs(word, found);
    else {
      found.add(hash('w', word));
      pieces(word, found);
    }
    found.add(hash('b', before, word));
    if (twoBefore !== '') found.add(hash('g', twoBefore, word));
    twoBefore = before;
    before = word;
  }
  found.add(hash('b', before, '$'));
  return { written: [...found], meant: meanings(normalised) };
}

/** Concepts, every two of them that stand together, and every two that follow each other: the same in all languages. */
function meanings(normalised: string): number[] {
  const found = new Set<number>();
  const concepts = conceptsOf(normalised).slice(0, mostConcepts);
  for (const [at, one] of concepts.entries()) {
    found.add(hash('c', String(one)));
    for (const other of concepts.slice(at + 1)) found.add(hash('p', String(Math.min(one, other)), String(Math.max(one, other))));
    found.add(hash('o', String(concepts[at - 1] ?? '^'), String(one)));
  }
  for (const topic of topics) {
    if (sensitive[topic].says.test(normalised)) found.add(hash('s', topic));
    if (sensitive[topic].looksLike?.test(normalised)) found.add(hash('l', topic));
  }
  if (angry.test(normalised)) found.add(hash('a', 'angry'));
  if (annoyed.test(normalised)) found.add(hash('a', 'annoyed'));
  found.add(hash('n', String(Math.min(concepts.length, 8))));
  return [...found];
}

function pieces(word: string, found: Set<number>): void {
  const padded = `<${word.slice(0, 24)}>`;
  for (let size = 3; size <= 5; size += 1) for (let at = 0; at + size <= padded.length; at += 1) found.add(hashPart(padded, at, at + size));
}

function runs(text: string, found: Set<number>): void {
  const characters = `^${text.slice(0, 200)}$`;
  for (let size = 1; size <= 4; size += 1)
    for (let at = 0; at + size <= characters.length; at += 1) found.add(hashPart(characters, at, at + size));
}

function hashPart(text: string, from: number, to: number): number {
  let value = seed;
  for (let at = from; at < to; at += 1) value = Math.imul(value ^ text.charCodeAt(at), prime);
  return finish(value);
}

function hash(kind: string, first: string, second = ''): number {
  let value = Math.imul(seed ^ kind.charCodeAt(0), prime);
  for (let at = 0; at < first.length; at += 1) value = Math.imul(value ^ first.charCodeAt(at), prime);
  value = Math.imul(value ^ 0x1f, prime);
  for (let at = 0; at < second.length; at += 1) value = Math.imul(value ^ second.charCodeAt(at), prime);
  return finish(value);
}

function finish(value: number): number {
  const mixed = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) & mask;
}

// Meanings are few and shared by all languages, so each counts for more than one piece of a word.
const meantWeight = 1.5;

/** What one bucket of each kind counts, so that long texts do not outweigh short ones. */
export function scalesOf({ written, meant }: Features): [written: number, meant: number] {
  return [1 / Math.sqrt(written.length + 1), meantWeight / Math.sqrt(meant.length + 1)];
}
