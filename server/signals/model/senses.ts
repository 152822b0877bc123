/** The languages of the dictionary; a sense names its own as bits in this order. */
export const languages = ['en', 'es', 'fr', 'de', 'pt', 'it', 'nl', 'pl', 'tr', 'ja', 'zh', 'ar', 'hi'] as const;
/** Its words stand in texts of all languages. */
export const english = 1;

/** What a word or phrase means: [languages, gloss, languages, gloss …]. */
export type Senses = number[];

/** The first gloss in one of these languages. */
export function glossIn(senses: Senses, mask: number): number | undefined {
  for (let at = 0; at < senses.length; at += 2) if (((senses[at] as number) & mask) !== 0) return senses[at + 1];
  return undefined;
}
