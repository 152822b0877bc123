import { anInsult, type Glossary, unknownWord } from './glossary-table.ts';
import { finish, hashText, seed, step } from './hash.ts';
import { type Meaning, meaningOf } from './meaning.ts';

/**
 * Features are told apart by this many bits. With 20, one in ten of the features that the model does not know was taken for one that it
 * knows: "nope" asked for a person.
 */
export const featureBits = 24;
const mask = (1 << featureBits) - 1;

const mostGlosses = 120;
const mostPaired = 20;
const longestWord = 24;
const longestUnknownRun = 40;
const start = -1;
const end = -2;

const of = { word: 11, piece: 12, run: 13, gloss: 14, pair: 15, gapped: 16, triple: 17, together: 18 } as const;

/** Hashes of what is written, and of what it means: each once. */
export interface Features {
  written: number[];
  meant: number[];
  /** How long the text is. */
  words: number;
}

// Which features were noted of this text, in open addressing: no set has to be filled for each message.
const slots = 1 << 15;
const noted = new Uint32Array(slots);
const notedWhen = new Uint32Array(slots);
const mostFeatures = slots / 2;
let now = 0;

/**
 * What is written: the words, and of words that the dictionary lacks the pieces that survive typos and endings. What is meant: basic
 * words, the same in all languages, alone, in neighbouring and gapped pairs and triples, and every two of a text.
 */
export function featuresOf(normalised: string, glossary: Glossary): Features {
  const meaning = meaningOf(normalised, glossary);
  return { written: written(normalised, meaning), meant: meant(meaning.glosses), words: meaning.words.length };
}

function note(into: number[], hash: number): void {
  if (into.length >= mostFeatures) return;
  const feature = hash & mask;
  let slot = feature & (slots - 1);
  for (; notedWhen[slot] === now; slot = (slot + 1) & (slots - 1)) if (noted[slot] === feature) return;
  noted[slot] = feature;
  notedWhen[slot] = now;
  into.push(feature);
}

function begin(): number[] {
  now += 1;
  return [];
}

function written(text: string, { words }: Meaning): number[] {
  const found = begin();
  for (const { from, to, known, spaceless } of words) {
    note(found, finish(hashText(text, from, to), of.word));
    if (known) continue;
    if (spaceless) runs(text, from, Math.min(to, from + longestUnknownRun), found);
    else pieces(`<${text.slice(from, Math.min(to, from + longestWord))}>`, found);
  }
  return found;
}

function pieces(word: string, found: number[]): void {
  for (let size = 3; size <= 5; size += 1)
    for (let at = 0; at + size <= word.length; at += 1) note(found, finish(hashText(word, at, at + size), of.piece));
}

function runs(text: string, from: number, to: number, found: number[]): void {
  for (let size = 1; size <= 4; size += 1)
    for (let at = from; at + size <= to; at += 1) note(found, finish(hashText(text, at, at + size), of.run));
}

const hashOf = (kind: number, first: number, second = 0, third = 0) => finish(step(step(step(seed, first), second), third), kind);

/** Swearing stands anywhere in a sentence without changing what is wanted: neighbours are those of the sentence without it. */
function meant(all: number[]): number[] {
  const found = begin();
  const swears = all.includes(anInsult);
  const glosses = swears ? all.filter((gloss) => gloss !== anInsult) : all;
  if (swears) note(found, hashOf(of.gloss, anInsult));
  const many = Math.min(glosses.length, mostGlosses);
  let before = start;
  let twoBefore = start;
  for (let at = 0; at <= many; at += 1) {
    const gloss = at === many ? end : (glosses[at] as number);
    if (at < many) note(found, hashOf(of.gloss, gloss));
    note(found, hashOf(of.pair, before, gloss));
    if (at > 0) {
      note(found, hashOf(of.gapped, twoBefore, gloss));
      note(found, hashOf(of.triple, twoBefore, before, gloss));
    }
    twoBefore = before;
    before = gloss;
  }
  together(all, Math.min(all.length, mostGlosses), found);
  return found;
}

/** Every two of the first different words that are known, in whichever order. */
function together(glosses: number[], many: number, found: number[]): void {
  const different: number[] = [];
  for (let at = 0; at < many && different.length < mostPaired; at += 1) {
    const gloss = glosses[at] as number;
    if (gloss === unknownWord || different.includes(gloss)) continue;
    for (const other of different) note(found, hashOf(of.together, Math.min(gloss, other), Math.max(gloss, other)));
    different.push(gloss);
  }
}

// Meanings are shared by all languages, so each counts for more than one piece of a word.
const meantWeight = 1.5;

/** What one feature of each kind counts, so that long texts do not outweigh short ones. @param written how many known ones there are */
export function scalesOf(written: number, meant: number): [written: number, meant: number] {
  return [1 / Math.sqrt(written + 1), meantWeight / Math.sqrt(meant + 1)];
}
