import type { Glossary } from '../signals/model/glossary-table.ts';
import { meaningOf } from '../signals/model/meaning.ts';
import { languages } from '../signals/model/senses.ts';
import { normalise } from '../signals/normalise.ts';
import { unknownGloss } from './compile-glossary.ts';
import type { GlossaryEntry } from './read-glossary.ts';

// A slip of the thumb seldom comes a third time.
const fewest = 3;
const everywhere = (1 << languages.length) - 1;

/** Words that the dictionary lacks and people write all the same: they are no slips, and mean what they mean. */
export function realWords(texts: string[], glossary: Glossary): GlossaryEntry[] {
  const counts = new Map<string, number>();
  for (const text of texts.map(normalise)) {
    const unknown = new Set(
      meaningOf(text, { ...glossary, mends: false }).words.flatMap(({ mayBeMisspelled, from, to }) =>
        mayBeMisspelled ? [text.slice(from, to)] : [],
      ),
    );
    for (const word of unknown) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= fewest)
    .map(([text]) => ({ languages: everywhere, text, open: false, gloss: [unknownGloss], added: true }));
}
