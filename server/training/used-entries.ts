import type { Glossary } from '../signals/model/glossary-table.ts';
import { meaningOf } from '../signals/model/meaning.ts';
import { normalise } from '../signals/normalise.ts';
import { hashOf } from './compile-glossary.ts';
import type { GlossaryEntry } from './read-glossary.ts';
import type { Sentence } from './read-sentences.ts';

/** The entries that our sentences look up most often. */
export function mostUsed(entries: GlossaryEntry[], sentences: Sentence[], most: number, glossary: Glossary): GlossaryEntry[] {
  const uses = usesOf(sentences, glossary);
  const used = entries.map((entry) => ({ entry, count: uses.get(hashOf(entry)) ?? 0 }));
  const enough = used.map(({ count }) => count).sort((a, b) => b - a)[most] ?? 0;
  return used.filter(({ count }) => count > enough).map(({ entry }) => entry);
}

/** The entries that only the sentences of one hand look up, and that were not written without regard to any: entry → hand. */
export function ownToOneHand(entries: GlossaryEntry[], sentences: Sentence[], glossary: Glossary): Map<GlossaryEntry, string> {
  const hands = new Map<number, string | null>();
  for (const [hand, some] of Map.groupBy(sentences, (sentence) => sentence.hand))
    for (const hash of usesOf(some, glossary).keys()) hands.set(hash, hands.has(hash) ? null : hand);
  const own = new Map<GlossaryEntry, string>();
  for (const entry of entries) {
    const hand = hands.get(hashOf(entry));
    if (!entry.added && hand) own.set(entry, hand);
  }
  return own;
}

/** How often each hash that the dictionary knows is looked up. */
function usesOf(sentences: Sentence[], glossary: Glossary): Map<number, number> {
  const uses = new Map<number, number>();
  const counting: Glossary = {
    ...glossary,
    find(hash) {
      const senses = glossary.find(hash);
      if (senses) uses.set(hash, (uses.get(hash) ?? 0) + 1);
      return senses;
    },
  };
  for (const { text } of sentences) meaningOf(normalise(text), counting);
  return uses;
}
