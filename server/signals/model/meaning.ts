import { aNumber, entryKinds, type Glossary, unknownWord } from './glossary-table.ts';
import { finish, hashText, seed, step } from './hash.ts';
import { misspelled } from './misspelled.ts';
import { english, glossIn, languages, type Senses } from './senses.ts';
import { kinds, type Tokens, tokensOf } from './tokens.ts';

const japanese = 1 << languages.indexOf('ja');
const chinese = 1 << languages.indexOf('zh');

const shortestStem = 2;
const longestStem = 16;
const mostWords = 4;
const longestRun = 8;
// Each of them costs as much as twenty known words.
const mostMisspelled = 8;
const space = 32;
// Arabic writes "the", "and", "with" and "for" as part of the word.
const arabicPrefixes = ['وال', 'بال', 'فال', 'كال', 'لل', 'ال', 'و', 'ف', 'ب', 'ل', 'ه', 'ح'];
const fewestAfterPrefix = 2;

/** A text by what it means. */
export interface Meaning {
  /** Basic words in the order of the text, {@link unknownWord} for each word that the dictionary lacks. */
  glosses: number[];
  /** Where each token stands, and whether the dictionary knows it. */
  words: { from: number; to: number; known: boolean; spaceless: boolean; mayBeMisspelled: boolean }[];
}

/**
 * What a normalised text means, in whichever of the languages most of its words are. What is misspelled keeps its letters among the words;
 * only what it means is what was meant.
 */
export function meaningOf(text: string, glossary: Glossary): Meaning {
  const read = readText(text, glossary);
  if (!glossary.mends) return read;
  let meant = '';
  let copied = 0;
  let looked = 0;
  for (const { from, to, mayBeMisspelled } of read.words) {
    if (!mayBeMisspelled || looked >= mostMisspelled) continue;
    looked += 1;
    const word = text.slice(from, to);
    const other = misspelled(word, read.language, glossary);
    if (other === word) continue;
    meant += text.slice(copied, from) + other;
    copied = to;
  }
  return copied === 0 ? read : { words: read.words, glosses: readText(meant + text.slice(copied), glossary).glosses };
}

function readText(text: string, glossary: Glossary): Meaning & { language: number } {
  const isWhole = (from: number, to: number) => {
    const hash = hashText(text, from, to);
    return (glossary.find(finish(hash, entryKinds.exact)) ?? glossary.find(finish(hash, entryKinds.startsPhrase))) !== undefined;
  };
  const tokens = tokensOf(text, isWhole);
  const candidates = tokens.from.map((from, at) =>
    tokens.kind[at] === kinds.spaceless ? [] : lookUp(text, from, tokens.to[at] as number, glossary),
  );
  const phrases = tokens.from.map((_, at) => (tokens.kind[at] === kinds.word ? phrasesAt(text, tokens, at, glossary) : []));
  const language = mostly(candidates, phrases);
  const meaning: Meaning & { language: number } = { glosses: [], words: [], language };
  const note = (from: number, to: number, gloss: number[] | undefined, kind: number = kinds.word) => {
    const known = gloss !== undefined && gloss[0] !== unknownWord;
    meaning.words.push({
      from,
      to,
      known,
      spaceless: kind === kinds.spaceless,
      mayBeMisspelled: kind === kinds.word && gloss === undefined,
    });
    if (gloss === undefined) meaning.glosses.push(unknownWord);
    else for (const one of gloss) meaning.glosses.push(one);
  };
  for (let at = 0; at < tokens.from.length; at += 1) {
    const from = tokens.from[at] as number;
    const to = tokens.to[at] as number;
    if (tokens.kind[at] === kinds.spaceless) {
      walkRun(text, from, to, glossary, note);
      continue;
    }
    const phrase = phrases[at]?.find(({ senses }) => glossIn(senses, language) !== undefined);
    if (phrase) {
      note(from, tokens.to[at + phrase.length - 1] as number, glossary.glosses[glossIn(phrase.senses, language) as number]);
      at += phrase.length - 1;
      continue;
    }
    const chosen = choose(candidates[at] as Senses[], language) ?? choose(withoutArabicPrefix(text, from, to, glossary), language);
    if (chosen !== undefined) note(from, to, glossary.glosses[chosen]);
    else note(from, to, tokens.kind[at] === kinds.number ? [aNumber] : undefined, tokens.kind[at]);
  }
  return meaning;
}

/** The word as it stands, then its beginnings, longest first. */
function lookUp(text: string, from: number, to: number, glossary: Glossary): Senses[] {
  const found: Senses[] = [];
  let hash = seed;
  const last = Math.min(to, from + longestStem);
  for (let at = from; at < to; at += 1) {
    hash = step(hash, text.charCodeAt(at));
    if (at + 1 - from < shortestStem || at >= last) continue;
    const senses = glossary.find(finish(hash, entryKinds.stem));
    if (senses) found.unshift(senses);
  }
  const exact = glossary.find(finish(hash, entryKinds.exact));
  if (exact) found.unshift(exact);
  return found;
}

function withoutArabicPrefix(text: string, from: number, to: number, glossary: Glossary): Senses[] {
  const code = text.charCodeAt(from);
  if (code < 0x600 || code > 0x6ff) return [];
  for (const prefix of arabicPrefixes)
    if (to - from >= prefix.length + fewestAfterPrefix && text.startsWith(prefix, from))
      return lookUp(text, from + prefix.length, to, glossary);
  return [];
}

/** Phrases that begin at a token, longest first. */
function phrasesAt(text: string, tokens: Tokens, at: number, glossary: Glossary): { senses: Senses; length: number }[] {
  const start = hashText(text, tokens.from[at], tokens.to[at]);
  if (glossary.find(finish(start, entryKinds.startsPhrase)) === undefined) return [];
  const found: { senses: Senses; length: number }[] = [];
  let hash = start;
  for (let length = 2; length <= mostWords && at + length <= tokens.from.length; length += 1) {
    const to = tokens.to[at + length - 1] as number;
    hash = step(hash, space);
    for (let place = tokens.from[at + length - 1] as number; place < to; place += 1) {
      hash = step(hash, text.charCodeAt(place));
      const open = glossary.find(finish(hash, entryKinds.openPhrase));
      if (open) found.unshift({ senses: open, length });
    }
    const exact = glossary.find(finish(hash, entryKinds.exact));
    if (exact) found.unshift({ senses: exact, length });
  }
  return found;
}

/** Each word votes for the languages that know it, one with few of them for more. */
function mostly(candidates: Senses[][], phrases: { senses: Senses; length: number }[][]): number {
  const votes = new Float64Array(languages.length);
  const vote = (mask: number, weight: number) => {
    let many = 0;
    for (let rest = mask; rest > 0; rest >>= 1) many += rest & 1;
    for (let at = 0; at < votes.length; at += 1) if (((mask >> at) & 1) === 1) votes[at] = (votes[at] as number) + weight / many + 0.2;
  };
  for (const lists of candidates) {
    let mask = 0;
    for (const senses of lists) mask |= maskOf(senses);
    if (mask > 0) vote(mask, 1);
  }
  for (const lists of phrases) for (const { senses, length } of lists) vote(maskOf(senses), length);
  let best = 0;
  for (let at = 1; at < votes.length; at += 1) if ((votes[at] as number) > (votes[best] as number)) best = at;
  return 1 << best;
}

function maskOf(senses: Senses): number {
  let mask = 0;
  for (let at = 0; at < senses.length; at += 2) mask |= senses[at] as number;
  return mask;
}

/** In the language of the text, else in English, whose words stand in texts of all languages, else in any. */
function choose(lists: Senses[], language: number): number | undefined {
  for (const mask of [language, english])
    for (const senses of lists) {
      const gloss = glossIn(senses, mask);
      if (gloss !== undefined) return gloss;
    }
  return lists[0]?.[1];
}

type Note = (from: number, to: number, gloss: number[] | undefined, kind?: number) => void;

/** Longest first along a run without spaces: what is unknown in between is one word. */
function walkRun(text: string, from: number, to: number, glossary: Glossary, note: Note): void {
  const language = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text.slice(from, to)) ? japanese : chinese;
  let unknownFrom = from;
  for (let at = from; at < to; ) {
    let hash = seed;
    let length = 0;
    let senses: Senses = [];
    for (let size = 1; size <= longestRun && at + size <= to; size += 1) {
      hash = step(hash, text.charCodeAt(at + size - 1));
      const found = glossary.find(finish(hash, entryKinds.exact));
      if (found) [length, senses] = [size, found];
    }
    if (length === 0) {
      at += 1;
      continue;
    }
    if (unknownFrom < at) note(unknownFrom, at, undefined, kinds.spaceless);
    note(at, at + length, glossary.glosses[glossIn(senses, language) ?? (senses[1] as number)], kinds.spaceless);
    at += length;
    unknownFrom = at;
  }
  if (unknownFrom < to) note(unknownFrom, to, undefined, kinds.spaceless);
}
