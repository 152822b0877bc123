import { entryKinds, type Glossary, unknownWord } from './glossary-table.ts';
import { finish, hashText, seed, step } from './hash.ts';
import { languages as all, english, glossIn } from './senses.ts';

const shortest = 3;
const longest = 14;
// A word of fewer letters is as near to several others.
const shortestReplaced = 6;
const shortestShortened = 5;
const shortestLengthened = 4;
// Other languages' endings are words elsewhere.
const shortestPart = { english: 2, other: 4 };
const shortestLongerPart = 4;
// It is written with English in between.
const hindi = 1 << all.indexOf('hi');
const a = 0x61;
const z = 0x7a;

// Names and products of a shop come up again and again, and looking for what they might have been costs as much as forty known words.
const looked = new WeakMap<Glossary, Map<string, string>>();
const mostLooked = 4_000;

/**
 * What an unknown word was meant to be, judged by how thumbs slip: two letters swapped, one too many, one missing, another one in its
 * place, two words without the space between them. The beginning of a word is seldom mistyped, so it stays.
 * @param language of the text, as a bit
 * @returns the word itself where no known one is near
 */
export function misspelled(word: string, language: number, glossary: Glossary): string {
  if (word.length < shortest || word.length > longest) return word;
  const known = looked.get(glossary) ?? new Map<string, string>();
  looked.set(glossary, known);
  const key = `${language}${word}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const meant = nearest(word, language === hindi ? hindi | english : language, glossary);
  if (known.size >= mostLooked) known.clear();
  known.set(key, meant);
  return meant;
}

/** Whether there is a word that begins with letters that hash to the first argument and goes on as this one does from the second. */
type IsWord = (hash: number, at: number, to?: number) => boolean;

function nearest(word: string, languages: number, glossary: Glossary): string {
  const isWord: IsWord = (hash, at, to = word.length) => {
    let whole = hash;
    for (let place = at; place < to; place += 1) whole = step(whole, word.charCodeAt(place));
    const senses = glossary.find(finish(whole, entryKinds.exact));
    const gloss = senses && glossIn(senses, languages);
    return gloss !== undefined && glossary.glosses[gloss]?.[0] !== unknownWord;
  };
  return (
    swapped(word, isWord) ??
    shortened(word, isWord) ??
    lengthened(word, isWord) ??
    parted(word, languages === english ? shortestPart.english : shortestPart.other, isWord) ??
    replaced(word, isWord) ??
    word
  );
}

function swapped(word: string, isWord: IsWord): string | undefined {
  for (let at = 0; at + 1 < word.length; at += 1) {
    const [here, next] = [word.charCodeAt(at), word.charCodeAt(at + 1)];
    if (here !== next && isWord(step(step(hashText(word, 0, at), next), here), at + 2))
      return `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`;
  }
  return undefined;
}

function shortened(word: string, isWord: IsWord): string | undefined {
  if (word.length < shortestShortened) return undefined;
  for (let at = 1; at < word.length; at += 1) if (isWord(hashText(word, 0, at), at + 1)) return `${word.slice(0, at)}${word.slice(at + 1)}`;
  return undefined;
}

/** For alphabets of few letters alone. */
function lengthened(word: string, isWord: IsWord): string | undefined {
  if (word.length < shortestLengthened) return undefined;
  return withLetters(word, (hash, at, letter) => (isWord(hash, at) ? `${word.slice(0, at)}${letter}${word.slice(at)}` : undefined));
}

function replaced(word: string, isWord: IsWord): string | undefined {
  if (word.length < shortestReplaced) return undefined;
  return withLetters(word, (hash, at, letter) =>
    at < word.length && isWord(hash, at + 1) ? `${word.slice(0, at)}${letter}${word.slice(at + 1)}` : undefined,
  );
}

/** The first that is made of the word's beginning, up to `at`, and any letter. */
function withLetters(word: string, made: (hash: number, at: number, letter: string) => string | undefined): string | undefined {
  let before = seed;
  for (let at = 1; at <= word.length; at += 1) {
    const code = word.charCodeAt(at - 1);
    if (code < a || code > z) return undefined;
    before = step(before, code);
    for (let letter = a; letter <= z; letter += 1) {
      const found = made(step(before, letter), at, String.fromCharCode(letter));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function parted(word: string, shortestPart: number, isWord: IsWord): string | undefined {
  for (let at = shortestPart; at <= word.length - shortestPart; at += 1)
    if (Math.max(at, word.length - at) >= shortestLongerPart && isWord(seed, 0, at) && isWord(seed, at))
      return `${word.slice(0, at)} ${word.slice(at)}`;
  return undefined;
}
