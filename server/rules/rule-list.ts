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
        message: `not an RE2 pattern (${(error as Error).message}); look-around and back-references do not exist in RE2`,
      });
    }
  });
const textTest = z.union([
  z.strictObject({ in: names }).describe('It is one of these; capitals do not count.'),
  z.strictObject({ matches: pattern }).describe('An RE2 pattern is found somewhere in it; capitals do not count.'),
]);

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
    z
      .strictObject({ kind: z.literal('all'), of: z.array(condition).max(mostConditions, tooMany) })
      .describe('Every one of these holds; of none, always.'),
    z
      .strictObject({ kind: z.literal('any'), of: z.array(condition).max(mostConditions, tooMany) })
      .describe('At least one of these holds; of none, never.'),
    z.strictObject({ kind: z.literal('not'), of: condition }).describe('It does not hold.'),
    z
      .strictObject({ kind: z.literal('signal'), code, at_least: share, topic: name.optional() })
      .describe(
        'A detector saw it at least so strongly, from 0 to 1. "topic" narrows sensitive topics: legal, fraud, self_harm, privacy, billing_dispute or safety.',
      ),
    z
      .strictObject({ kind: z.literal('evidence'), code, count: window, within: window })
      .describe('At least "count" of the last "within" messages prove the signal.'),
    z
      .strictObject({ kind: z.literal('messages'), author: z.enum(['requester', 'bot', 'agent', 'system']).optional(), at_least: window })
      .describe('So many messages were written, by anybody or by one party.'),
    z
      .strictObject({ kind: z.literal('waiting'), minutes: z.number().int().min(1).max(1_440) })
      .describe(
        'So many minutes went by since the first of the requester’s words after which nobody was silent for an hour and no agent has written.',
      ),
    z
      .strictObject({ kind: z.literal('channel'), in: z.array(z.enum(channels)).min(1) })
      .describe('The conversation is on one of these channels.'),
    z
      .strictObject({ kind: z.literal('language'), in: names })
      .describe('The requester writes in one of these languages, told from the text: ISO 639-1, such as en; of en-GB only en counts.'),
    z
      .strictObject({ kind: z.literal('business_hours'), open: z.boolean() })
      .describe('People are at work, or not. Where no hours are configured they always are.'),
    z
      .strictObject({ kind: z.literal('bot'), in: names })
      .describe('One of these bots, by the names in the configuration, has the conversation.'),
    z
      .strictObject({ kind: z.literal('intent'), test: textTest })
      .describe('What the bot reports as its intent, else the intent of the last message that has one.'),
    z
      .strictObject({ kind: z.literal('classification'), test: textTest })
      .describe('What the bot reports as its classification, such as billing/refund.'),
    z
      .strictObject({
        kind: z.literal('attribute'),
        name,
        test: z.union([
          textTest,
          z.strictObject({ at_least: z.number() }),
          z.strictObject({ equals: z.union([z.string(), z.number(), z.boolean(), z.null()]) }),
        ]),
      })
      .describe('What the bot knows of the requester. "in" looks at each value of a list; "at_least" also at a number written as text.'),
    z
      .strictObject({ kind: z.literal('text'), author: z.enum(['requester', 'bot', 'agent', 'system']), within: window, matches: pattern })
      .describe('A party wrote what fits the RE2 pattern in one of the last "within" messages of all.'),
  ]),
);

const action = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('decide'), decision: z.enum(decisions) })
    .describe('The strongest decision of all rules counts: handoff before offer before answer.'),
  z
    .strictObject({ kind: z.literal('forbid'), decision: z.enum(['offer', 'handoff']) })
    .describe('A negative rule: whatever others decide, a handoff becomes an offer, an offer an answer.'),
  z
    .strictObject({ kind: z.literal('require'), fields: names })
    .describe(
      'Asked before a handoff that is neither urgent nor announced by the bot: email, phone, name, or the name of an attribute or diagnostic.',
    ),
  z.strictObject({ kind: z.literal('set_priority'), priority: z.enum(priorities) }).describe('The highest priority of all rules counts.'),
  z
    .strictObject({ kind: z.literal('set_group'), group: name })
    .describe('The ticket’s group, by its name or id in the helpdesk; the first rule’s counts.'),
  z
    .strictObject({ kind: z.literal('set_form'), form: name })
    .describe('The ticket’s form, by its name or id in the helpdesk; the first rule’s counts.'),
  z
    .strictObject({ kind: z.literal('set_fields'), fields: z.record(name, z.string().max(255)) })
    .describe('Fields of the ticket, by name or id; of each field the first rule’s value counts.'),
  z.strictObject({ kind: z.literal('add_tags'), tags: names }).describe('Tags of the ticket, of all rules together.'),
  z
    .strictObject({ kind: z.literal('say'), text: sentence })
    .describe('What the bot tells the requester, in Liquid; the first rule’s counts whose decision was not taken back.'),
  z
    .strictObject({ kind: z.literal('offer_channels'), channels: z.array(z.enum(channels)).min(1) })
    .describe('Channels that the requester may choose, of all rules together.'),
  z.strictObject({ kind: z.literal('alert'), to: name }).describe('A route of the setting “alerts”, which is told of the handoff.'),
]);

const tooDeep = {
  code: 'custom',
  message: `nested deeper than ${deepestCondition}: let it stand beside what it stands in, or in a rule of its own`,
  params: { isBound: true },
} as const;

/** The rules as an admin writes them: source of the published JSON schema. */
export const ruleList = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be small letters, digits and hyphens'),
      enabled: z.boolean().describe('Absent means on.').optional(),
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
