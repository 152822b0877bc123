import { entryKinds, type PackedGlossary } from '../signals/model/glossary-table.ts';
import { finish, hashText } from '../signals/model/hash.ts';
import { packLists, packRising } from './pack.ts';
import type { GlossaryEntry } from './read-glossary.ts';

/** The basic word that is numbered `unknownWord`. */
export const unknownGloss = '~';

/** The basic words by number: `unknownWord`, `aNumber`, `anInsult`, then all others in the order of the alphabet, whichever entries are kept. */
export function vocabularyOf(entries: GlossaryEntry[]): string[] {
  const first = [unknownGloss, '#', 'insult'];
  return [...first, ...[...new Set(entries.flatMap(({ gloss }) => gloss))].filter((word) => !first.includes(word)).sort()];
}

/**
 * @param vocabulary of all entries, so that a part of them numbers its words as the whole does
 * @param mends whether it has words enough to tell a misspelled one from one that it lacks
 */
export function compileGlossary(entries: GlossaryEntry[], vocabulary: string[], mends: boolean): PackedGlossary {
  const numbers = new Map(vocabulary.map((word, at) => [word, at]));
  const glosses = new Places<number[]>();
  const senses = new Places<number[]>();
  const byHash = new Map<number, number[]>();
  const saidBy = (hash: number) => byHash.get(hash) ?? byHash.set(hash, []).get(hash) ?? [];
  for (const entry of entries) {
    say(saidBy(hashOf(entry)), entry.languages, glosses.of(entry.gloss.map((word) => numbers.get(word) as number)));
    const { text } = entry;
    if (text.includes(' ')) saidBy(finish(hashText(text, 0, text.indexOf(' ')), entryKinds.startsPhrase));
  }
  const keys = [...byHash.keys()].sort((a, b) => a - b);
  const places = Uint16Array.from(keys, (key) => senses.of(byHash.get(key) as number[]));
  if (senses.all.length > 65_535) throw new Error('there are more senses than two bytes can tell');
  return {
    keys: packRising(keys),
    values: Buffer.from(places.buffer).toString('base64'),
    senses: packLists(senses.all),
    glosses: packLists(glosses.all),
    mends,
  };
}

export function hashOf({ text, open }: GlossaryEntry): number {
  const kind = !open ? entryKinds.exact : text.includes(' ') ? entryKinds.openPhrase : entryKinds.stem;
  return finish(hashText(text), kind);
}

/** Languages in which an entry means the same stand together; the first meaning in a language stays. */
function say(senses: number[], languages: number, gloss: number): void {
  let open = languages;
  for (let at = 0; at < senses.length; at += 2) open &= ~(senses[at] as number);
  if (open === 0) return;
  for (let at = 0; at < senses.length; at += 2)
    if (senses[at + 1] === gloss) {
      senses[at] = (senses[at] as number) | open;
      return;
    }
  senses.push(open, gloss);
}

/** Numbers things that are alike alike. */
class Places<T> {
  all: T[] = [];
  #known = new Map<string, number>();
  of(thing: T): number {
    const key = JSON.stringify(thing);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.all.length);
    this.all.push(thing);
    return this.all.length - 1;
  }
}
