import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { tryPasted, tryStored } from '../../handoff/desk/try-conversation.ts';
import { deskSecurity } from '../admin.ts';
import { errorBody } from '../errors.ts';
import type { DeskOptions } from './options.ts';
import { decision, overruled, priority, reason, talkMessage, talkMessages } from './talk-shape.ts';

const refusals = { 401: errorBody, 403: errorBody, 404: errorBody, 422: errorBody };
const tags = ['desk'];
const rules = z.unknown().describe('A list of escalation rules; server/rules/rules.schema.json is its JSON schema');
const longestText = 500_000;

/** Draft rules, before anybody saves them. */
export function ruleRoutes(app: FastifyInstance, { deps, live, doors }: DeskOptions): void {
  app.post<{ Body: { rules?: unknown } }>(
    '/v1/desk/rules/check',
    {
      schema: {
        summary: 'Whether something is a list of rules; a mistake is named with its place',
        ...{ tags, security: deskSecurity },
        body: z.object({ rules }),
        response: { 200: z.object({ rules: z.array(z.looseObject({ id: z.string() })) }), ...refusals },
      },
    },
    async ({ body }) => ({ rules: (await live.check('rules', body.rules, 0)) as never }),
  );

  app.post<{ Body: { rules?: unknown; text?: string; conversation?: string } }>(
    '/v1/desk/rules/try',
    {
      schema: {
        summary: 'What rules would decide about a conversation, turn by turn, and why',
        description: 'A text is read in any format that Baton knows; a stored conversation is judged when it was judged. Nothing is kept.',
        ...{ tags, security: deskSecurity },
        body: z
          .object({ rules, text: z.string().min(1).max(longestText).optional(), conversation: z.string().max(64).optional() })
          .refine(({ text, conversation }) => (text === undefined) !== (conversation === undefined), 'needs a text or a conversation'),
        response: {
          200: z.object({
            messages: z.array(talkMessage),
            notes: z.array(z.looseObject({ code: z.string() })),
            left: z.number(),
            turns: z.array(
              z.object({
                messages: z.number(),
                decision,
                priority,
                say: z.string().nullable(),
                group: z.string().nullable(),
                missing: z.array(z.string()),
                reasons: z.array(reason),
                overruled: z.array(overruled),
              }),
            ),
          }),
          ...refusals,
        },
      },
    },
    async (request) => {
      const { text, conversation, ...body } = request.body;
      // What was said to other agents is not shown with the desk: whoever tunes rules by it was let in for that.
      if (text === undefined) await doors.may(request, 'tune');
      const draft = await live.check('rules', body.rules, 0);
      const tried = text === undefined ? await tryStored(deps, draft, conversation!) : await tryPasted(deps, draft, text);
      return {
        messages: talkMessages(tried.conversation),
        notes: tried.notes.map((note) => ({ ...note })),
        left: tried.left,
        turns: tried.turns.map(({ messages, assessment: { decision, priority, say, group, missing, reasons, overruled } }) => ({
          ...{ messages, decision, priority, say, group, missing, reasons, overruled },
        })),
      };
    },
  );
}
