import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { listTalks, readTalk } from '../../handoff/desk/past-talk.ts';
import { deskSecurity } from '../admin.ts';
import { errorBody } from '../errors.ts';
import type { DeskOptions } from './options.ts';
import { decision, talkMessage, talkMessages } from './talk-shape.ts';

const refusals = { 401: errorBody, 403: errorBody, 404: errorBody, 422: errorBody };
const tags = ['desk'];
const iso = (at: number) => new Date(at).toISOString();

/**
 * Stored conversations as people may see them: to try rules on, and to look at what a back-test found. Whoever may only look at the desk may
 * not look at these: agents are let see conversations by the ticket, which the helpdesk decides about, or because an admin lets them tune by all.
 */
export function conversationRoutes(app: FastifyInstance, { deps, doors }: DeskOptions): void {
  app.get<{ Querystring: { before?: string; limit: number } }>(
    '/v1/desk/conversations',
    {
      schema: {
        summary: 'Stored conversations, the last decided about first',
        ...{ tags, security: deskSecurity },
        querystring: z.object({ before: z.iso.datetime().optional(), limit: z.coerce.number().int().min(1).max(50).default(20) }),
        response: {
          200: z.object({
            conversations: z.array(
              z.object({
                ...{ id: z.string(), bot: z.string(), channel: z.string(), decided_at: z.string(), decision },
                opening: z.string().nullable(),
              }),
            ),
          }),
          ...refusals,
        },
      },
    },
    async (request) => {
      await doors.may(request, 'tune');
      const { query } = request;
      const found = await listTalks(deps, query.before === undefined ? null : Date.parse(query.before), query.limit);
      return { conversations: found.map(({ decidedAt, ...about }) => ({ ...about, decided_at: iso(decidedAt) })) };
    },
  );

  app.get<{ Params: { conversation: string } }>(
    '/v1/desk/conversations/:conversation',
    {
      schema: {
        summary: 'A stored conversation, and when what was decided about it',
        ...{ tags, security: deskSecurity },
        params: z.object({ conversation: z.string().max(64) }),
        response: {
          200: z.object({
            ...{ bot: z.string(), channel: z.string(), needed: z.boolean().nullable() },
            messages: z.array(talkMessage),
            decisions: z.array(z.object({ at: z.string(), messages: z.number(), decision })),
          }),
          ...refusals,
        },
      },
    },
    async (request) => {
      await doors.may(request, 'tune');
      const { bot, needed, conversation, decisions } = await readTalk(deps, request.params.conversation);
      return {
        ...{ bot, needed, channel: conversation.channel, messages: talkMessages(conversation) },
        decisions: decisions.map(({ decidedAt, messages, decision }) => ({ at: iso(decidedAt), messages, decision })),
      };
    },
  );
}
