// Character trigrams survive typos, inflection and scripts without spaces.
const gram = 3;
const mostGrams = 400;

export function gramsOf(normalised: string): Set<string> {
  const grams = new Set<string>();
  const text = ` ${normalised.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
  for (let at = 0; at + gram <= text.length && grams.size < mostGrams; at += 1) grams.add(text.slice(at, at + gram));
  return grams;
}

/** Dice coefficient, 0..1. */
export function similarity(a: Set<string>, b: Set<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const one of few) if (many.has(one)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}
