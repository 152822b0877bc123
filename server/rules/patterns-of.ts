import type { Condition, Rule } from '#domain/rule.ts';
import { stepsOf } from './conditions/text-test.ts';

/** Steps of a pattern: what repeats a thousandfold is short to write, and took 0.13 s on one text. A word has as many as letters. */
const largestPattern = 1_000;
/** Steps of all patterns of a list together. */
const mostSteps = 20_000;

/** A condition's patterns, and where within it each stands. */
export function patternsOf(of: Condition, path: (string | number)[] = []): { source: string; path: (string | number)[] }[] {
  if (of.kind === 'not') return patternsOf(of.of, [...path, 'of']);
  if (of.kind === 'all' || of.kind === 'any') return of.of.flatMap((one, place) => patternsOf(one, [...path, 'of', place]));
  if (of.kind === 'text') return [{ source: of.matches, path: [...path, 'matches'] }];
  return 'test' in of && 'matches' in of.test ? [{ source: of.test.matches, path: [...path, 'test', 'matches'] }] : [];
}

/**
 * What is wrong with patterns that RE2 can read and that would take long. Asked where rules are written: those that were saved before are tried on less text.
 * @returns paths within the list, and what is wrong there
 */
export function largePatterns(rules: Rule[]): { path: (string | number)[]; message: string }[] {
  let sum = 0;
  const problems: { path: (string | number)[]; message: string }[] = [];
  for (const [place, { conditions }] of rules.entries())
    for (const { source, path } of patternsOf(conditions, [place, 'conditions'])) {
      const steps = stepsOf(source);
      sum += steps;
      if (steps > largestPattern)
        problems.push({
          path,
          message: `takes ${steps} steps with its repetitions written out, of at most ${largestPattern}: let what repeats repeat less often, or without a number`,
        });
    }
  if (sum > mostSteps)
    problems.push({ path: [], message: `have patterns of ${sum} steps together, of at most ${mostSteps}: use fewer or shorter ones` });
  return problems;
}
