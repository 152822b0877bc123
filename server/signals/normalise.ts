// Longer texts are mails with quotes below; what somebody wants stands at the start, and time must be bounded.
const longest = 2_000;

/** One spelling for matching: no accents, capitals, invisible characters or full-width forms, and single spaces. */
export function normalise(text: string): string {
  return text
    .slice(0, longest)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** Sentences and half-sentences: a "no" in one says nothing about the next. */
export function clauses(normalised: string): string[] {
  return normalised
    .split(/[.!?;:\n]+|, (?:but|and then|so|aber|mais|pero|mas|ma|maar) /)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}
