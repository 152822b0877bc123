import { askingConcepts } from '../lexicon/asking-concepts.ts';
import { moodConcepts } from '../lexicon/mood-concepts.ts';
import { topicConcepts } from '../lexicon/topic-concepts.ts';
import { fold } from '../normalise.ts';

const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const shortestStem = 2;
const longestStem = 14;
const longestRun = 6;
// Arabic writes "the", "and", "with" and "for" as part of the word.
const arabicPrefix = /^(?:وال|بال|لل|ال|و|ب|ل)(?=\p{L}{3})/u;

interface Phrase {
  /** The words after the first one. */
  rest: string[];
  /** The last word may have any ending. */
  open: boolean;
  place: number;
}

/** Concepts by what is written: whole words, beginnings of words, runs of characters without spaces, and the first words of phrases. */
const words = new Map<string, number[]>();
const stems = new Map<string, number[]>();
const runs = new Map<string, number[]>();
const phrases = new Map<string, Phrase[]>();
for (const [place, entries] of [askingConcepts, moodConcepts, topicConcepts].flatMap(Object.values<string>).entries())
  for (const entry of entries.split(/[ |]+/)) add(fold(entry), place);

function add(entry: string, place: number): void {
  if (entry === '') return;
  const open = entry.endsWith('*');
  const bare = entry.replaceAll('*', '');
  const [first = '', ...rest] = bare.split('_');
  if (spaceless.test(bare)) put(runs, bare, place);
  else if (rest.length > 0) put(phrases, first, { rest, open, place });
  else put(open ? stems : words, bare, place);
}

function put<T>(into: Map<string, T[]>, key: string, value: T): void {
  const there = into.get(key);
  if (there) there.push(value);
  else into.set(key, [value]);
}

/** The concepts of a normalised clause in the order of their first word, each once. */
export function conceptsOf(clause: string): number[] {
  const found: number[] = [];
  const note = (places: number[] | undefined) => {
    if (places) for (const place of places) if (!found.includes(place)) found.push(place);
  };
  const tokens = clause.match(/[\p{L}\p{N}'&.-]*[\p{L}\p{N}]|[$£€¥₹]/gu) ?? [];
  for (const [at, token] of tokens.entries()) {
    if (spaceless.test(token)) {
      for (let from = 0; from < token.length && from < 300; from += 1)
        for (let size = 1; size <= longestRun && from + size <= token.length; size += 1) note(runs.get(token.slice(from, from + size)));
      continue;
    }
    lookUp(token, note);
    const bare = token.replace(arabicPrefix, '');
    if (bare !== token) lookUp(bare, note);
    for (const { rest, open, place } of phrases.get(token) ?? []) if (follows(tokens, at + 1, rest, open)) note([place]);
  }
  return found;
}

function follows(tokens: string[], from: number, rest: string[], open: boolean): boolean {
  return rest.every((word, step) => {
    const token = tokens[from + step];
    return token === word || (open && step === rest.length - 1 && token?.startsWith(word) === true);
  });
}

function lookUp(word: string, note: (places: number[] | undefined) => void): void {
  note(words.get(word));
  for (let size = shortestStem; size <= longestStem && size <= word.length; size += 1) note(stems.get(word.slice(0, size)));
}
