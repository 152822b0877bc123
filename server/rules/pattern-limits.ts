import type { Rule } from '#domain/rule.ts';
import { stepsOf } from './conditions/text-test.ts';
import { patternsOf } from './patterns-of.ts';

/** Steps of a pattern: what repeats a thousandfold is short to write, and took 0.13 s on one text. A word has as many as letters. */
const largestPattern = 1_000;
/** Steps of all patterns of a list together. */
const mostSteps = 20_000;
/** Of a list together: each is compiled when it is read. */
const mostPatterns = 2_000;

export interface Problem {
  /** Within the list. */
  path: PropertyKey[];
  message: string;
}

/** More patterns than anybody reads, told before one of them is compiled. @param list whatever somebody wrote, not nested without end */
export function manyPatterns(list: unknown): Problem[] {
  const counts = Array.isArray(list) ? list.map((rule) => ({ id: idOf(rule), count: countPatterns(rule) })) : [];
  const sum = counts.reduce((so, { count }) => so + count, 0);
  if (sum <= mostPatterns) return [];
  return [
    {
      path: [],
      message: `have ${sum} patterns together, of at most ${mostPatterns}${most(counts, 'patterns')}: put words that decide the same into one, as in "refund|money back"`,
    },
  ];
}

/** Patterns that RE2 can read and that would take long. */
export function largePatterns(rules: Rule[]): Problem[] {
  const patterns = rules.map(({ id, conditions }, place) => ({
    id,
    found: patternsOf(conditions, [place, 'conditions']).map(({ source, path }) => ({ path, steps: stepsOf(source) })),
  }));
  const counts = patterns.map(({ id, found }) => ({ id, count: found.reduce((so, { steps }) => so + steps, 0) }));
  const sum = counts.reduce((so, { count }) => so + count, 0);
  const problems = patterns.flatMap(({ found }) => found.filter(({ steps }) => steps > largestPattern).map(tooLarge));
  if (sum <= mostSteps) return problems;
  return [
    ...problems,
    {
      path: [],
      message: `have patterns of ${sum} steps together, of at most ${mostSteps}${most(counts, 'steps')}: use fewer or shorter ones`,
    },
  ];
}

const tooLarge = ({ path, steps }: { path: PropertyKey[]; steps: number }): Problem => ({
  path,
  message: `takes ${steps} steps with its repetitions written out, of at most ${largestPattern}: let what repeats repeat less often, or without a number`,
});

/** Where to begin. */
function most(counts: { id: string; count: number }[], of: string): string {
  const { id, count } = counts.reduce((more, one) => (one.count > more.count ? one : more));
  return ` (the rule "${id}" alone ${count} ${of})`;
}

export function idOf(rule: unknown): string {
  const { id } = (rule ?? {}) as { id?: unknown };
  return typeof id === 'string' ? id : '';
}

function countPatterns(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [name, inner]) => sum + (name === 'matches' ? 1 : countPatterns(inner)), 0);
}
