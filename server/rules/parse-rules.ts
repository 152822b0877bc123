import { z } from 'zod';
import { AppError } from '#domain/errors.ts';
import type { Rule } from '#domain/rule.ts';
import { idOf, largePatterns, manyPatterns, type Problem } from './pattern-limits.ts';
import { deepestCondition, ruleList } from './rule-list.ts';

/** A list that an earlier version took is read whatever the bounds of today say. */
export const savedRules = rulesWithout((value) => shapeProblems(value).filter(({ isBound }) => !isBound));

/** What somebody writes now keeps all of them. */
export const writtenRules = rulesWithout((value) => {
  const many = isEndless(value) ? [] : manyPatterns(value);
  const problems = many.length > 0 ? many : shapeProblems(value);
  return problems.length > 0 ? problems : largePatterns(value as Rule[]);
});

/** @throws AppError config_invalid whose message has a line for every problem, with its path and its rule */
export function parseRules(value: unknown): Rule[] {
  const parsed = writtenRules.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError('config_invalid', parsed.error.issues.map((problem) => lineOf(problem, value)).join('\n'));
}

/** A line for every bound of today that rules go beyond which were saved before it. */
export function beyondBounds(rules: Rule[]): string[] {
  const problems = [...manyPatterns(rules), ...shapeProblems(rules).filter(({ isBound }) => isBound), ...largePatterns(rules)];
  return problems.map((problem) => lineOf(problem, rules));
}

function rulesWithout(problemsIn: (value: unknown) => Problem[]): z.ZodType<Rule[]> {
  return z.unknown().transform((value, context) => {
    for (const problem of problemsIn(value)) context.addIssue({ code: 'custom', ...problem });
    return value as Rule[];
  });
}

function shapeProblems(value: unknown): (Problem & { isBound: boolean })[] {
  // What is nested without end is not even looked at.
  if (isEndless(value)) return [{ path: [], message: 'are nested too deeply', isBound: false }];
  return (ruleList.safeParse(value).error?.issues ?? []).map((issue) => ({
    ...{ path: issue.path, message: issue.message },
    isBound: issue.code === 'too_big' || (issue.code === 'custom' && issue.params?.isBound === true),
  }));
}

function lineOf({ path, message }: Problem, value: unknown): string {
  const id = Array.isArray(value) && typeof path[0] === 'number' ? idOf(value[path[0]]) : '';
  return `${['rules', ...path].join('.')}: ${message}${id === '' ? '' : ` (rule "${id}")`}`;
}

const isEndless = (value: unknown) => jsonDepth(value) > 4 * deepestCondition;

function jsonDepth(value: unknown, above = 0): number {
  if (typeof value !== 'object' || value === null || above > 100) return above;
  let deepest = above;
  for (const inner of Object.values(value)) deepest = Math.max(deepest, jsonDepth(inner, above + 1));
  return deepest;
}
