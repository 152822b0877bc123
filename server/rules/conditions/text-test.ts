import { RE2JS } from 're2js';
import type { TextTest } from '#domain/rule.ts';

/** Characters of a customer's pattern, and of the text it is tried on: RE2 takes time in proportion to both. */
export const longestPattern = 300;
export const longestText = 2_000;
/** Steps of a compiled pattern: what repeats a thousandfold is short to write, and took 0.13 s on one text. A word has as many as letters. */
export const largestPattern = 1_000;

/** How many steps a pattern has once its repetitions are written out. @throws RE2JSSyntaxException for what RE2 does not know */
export function stepsOf(source: string): number {
  return RE2JS.compile(source, RE2JS.CASE_INSENSITIVE).programSize();
}

/** A customer's pattern as a test. RE2 never backtracks, so no pattern can hang us. Capitals are ignored. */
export function pattern(source: string): (text: string) => boolean {
  const compiled = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
  return (text) => compiled.matcher(text.slice(0, longestText)).find();
}

export function textTest(test: TextTest): (text: string | null) => boolean {
  if ('matches' in test) {
    const found = pattern(test.matches);
    return (text) => text !== null && found(text);
  }
  const values = new Set(test.in.map((value) => value.toLowerCase()));
  return (text) => text !== null && values.has(text.toLowerCase());
}
