import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { entryOf } from '../../handoff/desk/bots.ts';
import { recentDeliveries, replayDelivery } from '../../handoff/desk/deliveries.ts';
import { deskSecurity } from '../admin.ts';
import { errorBody } from '../errors.ts';
import type { DeskOptions } from './options.ts';

const delivery = z.object({
  id: z.string(),
  at: z.string(),
  result: z.enum(['waiting', 'read', 'dead', 'refused']),
  bytes: z.number(),
  code: z.string().nullable(),
  why: z.string().nullable(),
  conversation: z.string().nullable(),
  decision: z.string().nullable(),
  reasons: z.array(z.string()),
  sender: z.string().nullable(),
  can_replay: z.boolean(),
});
const refusals = { 401: errorBody, 403: errorBody, 404: errorBody, 422: errorBody };
const tags = ['desk'];

/** What bots posted last, and reading it again. */
export function deliveryRoutes(app: FastifyInstance, { deps, doors, live }: DeskOptions): void {
  app.get<{ Params: { bot: string }; Querystring: { limit: number } }>(
    '/v1/desk/bots/:bot/deliveries',
    {
      schema: {
        summary: 'What came last, let in or refused, and why; newest first. Nothing of what was said',
        ...{ tags, security: deskSecurity },
        params: z.object({ bot: z.string().max(63) }),
        querystring: z.object({ limit: z.coerce.number().int().min(1).max(100).default(30) }),
        response: { 200: z.object({ deliveries: z.array(delivery) }), ...refusals },
      },
    },
    async ({ params, query }) => {
      entryOf(live, params.bot);
      const found = await recentDeliveries(deps, params.bot, query.limit);
      return { deliveries: found.map(({ at, canReplay, ...one }) => ({ ...one, at: new Date(at).toISOString(), can_replay: canReplay })) };
    },
  );

  app.post<{ Params: { delivery: string } }>(
    '/v1/desk/deliveries/:delivery/replay',
    {
      schema: {
        summary: 'Reads a delivery again from its stored bytes; nothing that was made is made twice',
        ...{ tags, security: deskSecurity },
        params: z.object({ delivery: z.string().max(64) }),
        response: { 200: z.object({ delivery: z.string() }), ...refusals },
      },
    },
    async (request) => {
      await replayDelivery(deps, request.params.delivery, await doors.may(request, 'replay'));
      return { delivery: request.params.delivery };
    },
  );
}
