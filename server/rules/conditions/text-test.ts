import { RE2JS } from 're2js';
import type { TextTest } from '#domain/rule.ts';

/** Characters of a customer's pattern, and of the text it is tried on: RE2 takes time in proportion to both. */
export const longestPattern = 300;
export const longestText = 2_000;

/** Compiling costs most of what asking does, and a list that is looked at is compiled soon: the last ones are kept. */
const compiled = new Map<string, RE2JS>();
const mostKept = 2_000;

function compile(source: string): RE2JS {
  const kept = compiled.get(source);
  if (kept) return kept;
  const made = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
  if (compiled.size >= mostKept) compiled.clear();
  compiled.set(source, made);
  return made;
}

/** How many steps a pattern has once its repetitions are written out. @throws RE2JSSyntaxException for what RE2 does not know */
export function stepsOf(source: string): number {
  return compile(source).programSize();
}

/** A customer's pattern as a test of so many characters. RE2 never backtracks, so no pattern can hang us. Capitals are ignored. */
export function pattern(source: string): (text: string, most: number) => boolean {
  const re = compile(source);
  return (text, most) => re.matcher(text.slice(0, Math.min(longestText, most))).find();
}

/** @param most so many characters are looked at for a pattern */
export function textTest(test: TextTest, most: number): (text: string | null) => boolean {
  if ('matches' in test) {
    const found = pattern(test.matches);
    return (text) => text !== null && found(text, most);
  }
  const values = new Set(test.in.map((value) => value.toLowerCase()));
  return (text) => text !== null && values.has(text.toLowerCase());
}
