import type { Condition } from '#domain/rule.ts';

/** A condition's patterns, and where within it each stands. */
export function patternsOf(of: Condition, path: PropertyKey[] = []): { source: string; path: PropertyKey[] }[] {
  if (of.kind === 'not') return patternsOf(of.of, [...path, 'of']);
  if (of.kind === 'all' || of.kind === 'any') return of.of.flatMap((one, place) => patternsOf(one, [...path, 'of', place]));
  if (of.kind === 'text') return [{ source: of.matches, path: [...path, 'matches'] }];
  return 'test' in of && 'matches' in of.test ? [{ source: of.test.matches, path: [...path, 'test', 'matches'] }] : [];
}
