import { z } from 'zod';
import { channels } from '#domain/conversation.ts';
import { decisions, priorities, reasonCodes } from '#domain/decision.ts';
import { templateProblem } from '#domain/render-template.ts';
import type { Condition } from '#domain/rule.ts';
import { longestPattern, stepsOf } from './conditions/text-test.ts';

const mostRules = 200;
export const deepestCondition = 8;
const mostConditions = 50;

const name = z.string().min(1).max(100);
const names = z.array(name).min(1).max(100);
const share = z.number().min(0).max(1);
const window = z.number().int().min(1).max(200);
const code = z.enum(reasonCodes);
const pattern = z
  .string()
  .min(1)
  .max(longestPattern, `is a pattern of more than ${longestPattern} characters: let two conditions under "any" share its words`)
  .superRefine((source, context) => {
    try {
      stepsOf(source);
    } catch (error) {
      context.addIssue({
        code: 'custom',
        message: `is no RE2 pattern (${(error as Error).message}); look-around and back-references do not exist in RE2`,
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
    if (problem !== null) context.addIssue({ code: 'custom', message: problem, params: { isBound: true } });
  });

const tooMany = `are more than ${mostConditions} conditions: put some together under an "all" or "any" of their own`;

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('all'), of: z.array(condition).max(mostConditions, tooMany) }),
    z.strictObject({ kind: z.literal('any'), of: z.array(condition).max(mostConditions, tooMany) }),
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

const tooDeep = {
  code: 'custom',
  message: `is nested deeper than ${deepestCondition}: let it stand beside what it stands in, or in a rule of its own`,
  params: { isBound: true },
} as const;

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
  .max(mostRules, `are more than ${mostRules}: let conditions with the same actions stand under "any" in one rule`)
  .superRefine((rules, context) => {
    const seen = new Set<string>();
    for (const [index, { id, conditions }] of rules.entries()) {
      if (seen.has(id)) context.addIssue({ code: 'custom', path: [index, 'id'], message: `"${id}" is the id of another rule too` });
      seen.add(id);
      if (depthOf(conditions) > deepestCondition) context.addIssue({ ...tooDeep, path: [index, 'conditions'] });
    }
  });

function depthOf(of: Condition): number {
  if (of.kind === 'not') return 1 + depthOf(of.of);
  if (of.kind === 'all' || of.kind === 'any') return 1 + Math.max(0, ...of.of.map(depthOf));
  return 1;
}
