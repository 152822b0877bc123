import { z } from 'zod';
import { channels } from '#domain/conversation.ts';
import { decisions, priorities, reasonCodes } from '#domain/decision.ts';
import { AppError } from '#domain/errors.ts';
import { templateProblem } from '#domain/render-template.ts';
import type { Condition, Rule } from '#domain/rule.ts';
import { longestPattern, stepsOf } from './conditions/text-test.ts';
import { largePatterns } from './patterns-of.ts';

const mostRules = 200;
const deepest = 8;
/** Each is compiled when a list is read. */
const mostPatterns = 2_000;

const name = z.string().min(1).max(100);
const names = z.array(name).min(1).max(100);
const share = z.number().min(0).max(1);
const window = z.number().int().min(1).max(200);
const code = z.enum(reasonCodes);
const pattern = z
  .string()
  .min(1)
  .max(longestPattern, `patterns have at most ${longestPattern} characters`)
  .superRefine((source, context) => {
    try {
      stepsOf(source);
    } catch (error) {
      context.addIssue({
        code: 'custom',
        message: `not an RE2 pattern (${(error as Error).message}); look-around and back-references do not exist in RE2`,
      });
    }
  });
const textTest = z.union([z.strictObject({ in: names }), z.strictObject({ matches: pattern })]);

/** Liquid, as the admin's messages are. */
const sentence = z
  .string()
  .min(1)
  .max(2_000)
  .superRefine((text, context) => {
    const problem = templateProblem(text);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  });

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('all'), of: z.array(condition).max(50) }),
    z.strictObject({ kind: z.literal('any'), of: z.array(condition).max(50) }),
    z.strictObject({ kind: z.literal('not'), of: condition }),
    z.strictObject({ kind: z.literal('signal'), code, at_least: share, topic: name.optional() }),
    z.strictObject({ kind: z.literal('evidence'), code, count: window, within: window }),
    z.strictObject({ kind: z.literal('messages'), author: z.enum(['requester', 'bot', 'agent', 'system']).optional(), at_least: window }),
    z.strictObject({ kind: z.literal('waiting'), minutes: z.number().int().min(1).max(1_440) }),
    z.strictObject({ kind: z.literal('channel'), in: z.array(z.enum(channels)).min(1) }),
    z.strictObject({ kind: z.literal('language'), in: names }),
    z.strictObject({ kind: z.literal('business_hours'), open: z.boolean() }),
    z.strictObject({ kind: z.literal('bot'), in: names }),
    z.strictObject({ kind: z.literal('intent'), test: textTest }),
    z.strictObject({ kind: z.literal('classification'), test: textTest }),
    z.strictObject({
      kind: z.literal('attribute'),
      name,
      test: z.union([
        textTest,
        z.strictObject({ at_least: z.number() }),
        z.strictObject({ equals: z.union([z.string(), z.number(), z.boolean(), z.null()]) }),
      ]),
    }),
    z.strictObject({ kind: z.literal('text'), author: z.enum(['requester', 'bot', 'agent', 'system']), within: window, matches: pattern }),
  ]),
);

const action = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('decide'), decision: z.enum(decisions) }),
  z.strictObject({ kind: z.literal('forbid'), decision: z.enum(['offer', 'handoff']) }),
  z.strictObject({ kind: z.literal('require'), fields: names }),
  z.strictObject({ kind: z.literal('set_priority'), priority: z.enum(priorities) }),
  z.strictObject({ kind: z.literal('set_group'), group: name }),
  z.strictObject({ kind: z.literal('set_form'), form: name }),
  z.strictObject({ kind: z.literal('set_fields'), fields: z.record(name, z.string().max(255)) }),
  z.strictObject({ kind: z.literal('add_tags'), tags: names }),
  z.strictObject({ kind: z.literal('say'), text: sentence }),
  z.strictObject({ kind: z.literal('offer_channels'), channels: z.array(z.enum(channels)).min(1) }),
  z.strictObject({ kind: z.literal('alert'), to: name }),
]);

/** The rules as an admin writes them: source of the published JSON schema. */
export const ruleList = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be small letters, digits and hyphens'),
      enabled: z.boolean().optional(),
      conditions: condition,
      actions: z.array(action).min(1).max(20),
    }),
  )
  .max(mostRules)
  .superRefine((rules, context) => {
    const seen = new Set<string>();
    for (const [index, { id, conditions }] of rules.entries()) {
      if (seen.has(id)) context.addIssue({ code: 'custom', path: [index, 'id'], message: `"${id}" is the id of another rule too` });
      seen.add(id);
      if (depthOf(conditions) > deepest)
        context.addIssue({ code: 'custom', path: [index, 'conditions'], message: `nested deeper than ${deepest}` });
    }
  });

/** Whatever was read: what is nested too deeply is not even looked at. */
export const ruleFile = z
  .unknown()
  .refine((value) => jsonDepth(value) <= 4 * deepest, 'are nested too deeply')
  .refine((value) => countPatterns(value) <= mostPatterns, `have more than ${mostPatterns} patterns`)
  .pipe(ruleList);

/** @throws AppError config_invalid whose message has a line for every problem, with its path */
export function parseRules(value: unknown): Rule[] {
  const parsed = ruleFile.safeParse(value);
  const problems = parsed.success ? largePatterns(parsed.data) : parsed.error.issues;
  if (parsed.success && problems.length === 0) return parsed.data;
  throw new AppError('config_invalid', problems.map(({ path, message }) => `${['rules', ...path].join('.')}: ${message}`).join('\n'));
}

function depthOf(of: Condition): number {
  if (of.kind === 'not') return 1 + depthOf(of.of);
  if (of.kind === 'all' || of.kind === 'any') return 1 + Math.max(0, ...of.of.map(depthOf));
  return 1;
}

function countPatterns(value: unknown, above = 0): number {
  if (typeof value !== 'object' || value === null || above > 4 * deepest) return 0;
  return Object.entries(value).reduce((sum, [name, inner]) => sum + (name === 'matches' ? 1 : countPatterns(inner, above + 1)), 0);
}

function jsonDepth(value: unknown, above = 0): number {
  if (typeof value !== 'object' || value === null || above > 100) return above;
  return Math.max(above, ...Object.values(value).map((inner) => jsonDepth(inner, above + 1)));
}
