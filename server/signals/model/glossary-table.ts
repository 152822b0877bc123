import { decode, readLists, readRising } from './base64.ts';

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
}

export interface Glossary {
  /** The senses of what has this hash; undefined if it is not known. */
  find(hash: number): number[] | undefined;
  glosses: number[][];
}

/** Basic words that stand for what no dictionary has. */
export const unknownWord = 0;
export const aNumber = 1;

/** What an entry's hash is finished with. */
export const entryKinds = { exact: 1, stem: 2, startsPhrase: 3, openPhrase: 4 } as const;

export function unpackGlossary({ keys, values, senses, glosses }: PackedGlossary): Glossary {
  const places = decode(values);
  return glossaryOf(
    readRising(decode(keys)),
    Uint16Array.from({ length: places.length / 2 }, (_, at) => (places[at * 2] as number) | ((places[at * 2 + 1] as number) << 8)),
    readLists(decode(senses)),
    readLists(decode(glosses)),
  );
}

/** Open addressing, a third full: a look-up of a word that is not there is one or two reads. */
function glossaryOf(keys: Uint32Array, values: Uint16Array, senses: number[][], glosses: number[][]): Glossary {
  const size = 2 ** Math.ceil(Math.log2(keys.length * 2 + 2));
  const slots = new Uint32Array(size);
  const held = new Uint16Array(size);
  const taken = new Uint8Array(size);
  for (const [at, key] of keys.entries()) {
    let slot = key & (size - 1);
    while (taken[slot] === 1) slot = (slot + 1) & (size - 1);
    slots[slot] = key;
    held[slot] = values[at] as number;
    taken[slot] = 1;
  }
  const find = (hash: number) => {
    for (let slot = hash & (size - 1); taken[slot] === 1; slot = (slot + 1) & (size - 1))
      if (slots[slot] === hash) return senses[held[slot] as number];
    return undefined;
  };
  return { find, glosses };
}
