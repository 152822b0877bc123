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

/** What {@link normalise} does to letters; patterns go through it too, so that both are spelled alike. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'");
}

/** Sentences and half-sentences: a "no" in one says nothing about the next. */
export function clauses(normalised: string): string[] {
  return normalised
    .split(/[.!?;:\n。！？；،؟।…]+|,(?= )|、|，| (?:but|and then|so that|aber|sondern|mais|pero|sino|mas|ma|maar|ale|ama) /)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}
