import { withoutQuotations } from './quotation.ts';

// Longer texts are mails with quotes below; what somebody wants stands at the start, and time must be bounded.
const longest = 2_000;

/** One spelling for matching: no accents, capitals, invisible characters or full-width forms, and single spaces. */
export function normalise(text: string): string {
  // Some single characters unfold into whole words: what comes out is bounded too.
  return fold(withoutQuotations(text.slice(0, longest)))
    .slice(0, longest)
    .replace(/\s+/g, ' ')
    .trim();
}

// Accents over Latin, Greek and Cyrillic letters, Arabic vowel signs and stretching, the Devanagari dot, and what cannot be seen. Other
// marks are letters of their own: without vowel signs different Hindi words would be one, without voicing marks different Japanese ones.
const marks = /[\u0300-\u036f\u064b-\u065f\u0670\u0640\u093c\p{Cf}]/gu;
// Of these letters nothing unfolds, and most texts have no others.
// biome-ignore lint/suspicious/noControlCharactersInRegex: a range that begins where letters begin
const plain = /^[\x00-\x7f]*$/;
const alike: Record<string, string> = { '’': "'", '‘': "'", '`': "'", '´': "'", ı: 'i', ł: 'l', ß: 'ss', ى: 'ي', ة: 'ه' };

/** What {@link normalise} does to letters; patterns go through it too, so that both are spelled alike. */
export function fold(text: string): string {
  if (plain.test(text)) return text.toLowerCase().replaceAll('`', "'");
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’‘`´ıłßىة]/g, (letter) => alike[letter] ?? letter);
}

/** Sentences and half-sentences: a "no" in one says nothing about the next. */
export function clauses(normalised: string): string[] {
  return normalised
    .split(/[.!?;:\n。！？；،؟।…]+|,(?= )|、|，| (?:but|and then|so that|aber|sondern|mais|pero|sino|mas|ma|maar|ale|ama) /)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}
