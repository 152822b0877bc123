import { decode, readLists, readRising } from './base64.ts';
import { placesOf } from './places.ts';

/** A dictionary as it is shipped, in base64: what words of thirteen languages mean, in a vocabulary of about 1,200 basic words. */
export interface PackedGlossary {
  /** The entries' hashes, rising. */
  keys: string;
  /** Two bytes an entry: its place in `senses`. */
  values: string;
  /** For each way of meaning something: [languages, gloss, languages, gloss …], languages as bits, gloss as a place in `glosses`. */
  senses: string;
  /** Basic words by number, in the order of meaning. */
  glosses: string;
  mends: boolean;
}

export interface Glossary {
  /** The senses of what has this hash; undefined if it is not known. */
  find(hash: number): number[] | undefined;
  glosses: number[][];
  /** Whether it has words enough to tell a misspelled one from one that it lacks. */
  mends: boolean;
}

/** Basic words that stand for what no dictionary has. */
export const unknownWord = 0;
export const aNumber = 1;
/** What is sworn, and who swears at whom. */
export const anInsult = 2;

/** What an entry's hash is finished with. */
export const entryKinds = { exact: 1, stem: 2, startsPhrase: 3, openPhrase: 4 } as const;

export function unpackGlossary({ keys, values, senses, glosses, mends }: PackedGlossary): Glossary {
  const placeOf = placesOf(readRising(decode(keys)));
  const bytes = decode(values);
  const meanings = readLists(decode(senses));
  const find = (hash: number) => {
    const place = placeOf(hash);
    return place < 0 ? undefined : meanings[(bytes[place * 2] as number) | ((bytes[place * 2 + 1] as number) << 8)];
  };
  return { find, glosses: readLists(decode(glosses)), mends };
}
