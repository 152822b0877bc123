import { concepts } from '../lexicon/concepts.ts';
import { fold } from '../normalise.ts';

const names = Object.keys(concepts);
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const shortestStem = 2;
const longestStem = 14;
const longestRun = 6;
// Arabic writes "the", "and", "with" and "for" as part of the word.
const arabicPrefix = /^(?:وال|بال|لل|ال|و|ب|ل)(?=\p{L}{3})/u;

/** Bit sets of concepts by what is written: whole words, beginnings of words, and runs of characters without spaces. */
const words = new Map<string, number[]>();
const stems = new Map<string, number[]>();
const runs = new Map<string, number[]>();
for (const [place, name] of names.entries()) for (const entry of (concepts[name] ?? '').split(/[ |]+/)) add(fold(entry), place);

function add(entry: string, place: number): void {
  if (entry === '') return;
  const bare = entry.replace('*', '');
  const where = spaceless.test(bare) ? runs : entry.endsWith('*') ? stems : words;
  where.set(bare, [...(where.get(bare) ?? []), place]);
}

/** The concepts of a normalised clause in the order of their first word, each once. */
export function conceptsOf(clause: string): number[] {
  const found: number[] = [];
  const note = (places: number[] | undefined) => {
    if (places) for (const place of places) if (!found.includes(place)) found.push(place);
  };
  for (const token of clause.match(/[\p{L}\p{N}'-]+/gu) ?? []) {
    if (spaceless.test(token)) {
      for (let at = 0; at < token.length && at < 300; at += 1)
        for (let size = 1; size <= longestRun && at + size <= token.length; size += 1) note(runs.get(token.slice(at, at + size)));
    } else {
      lookUp(token, note);
      const bare = token.replace(arabicPrefix, '');
      if (bare !== token) lookUp(bare, note);
    }
  }
  return found;
}

function lookUp(word: string, note: (places: number[] | undefined) => void): void {
  note(words.get(word));
  for (let size = shortestStem; size <= longestStem && size <= word.length; size += 1) note(stems.get(word.slice(0, size)));
}
