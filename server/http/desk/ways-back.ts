import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readWaysBack } from '../../handoff/desk/ways-back.ts';
import { deskSecurity } from '../admin.ts';
import { errorBody } from '../errors.ts';
import type { DeskOptions } from './options.ts';

const when = z.string().nullable();
const way = z.object({
  way: z.enum(['platform', 'callback']),
  host: z.string().nullable(),
  problem: z.string().nullable(),
  ...{ sent: z.number(), waiting: z.number(), dead: z.number() },
  last_sent_at: when,
  failure: z.object({ about: z.string(), reason: z.string(), gave_up_at: when }).nullable(),
});

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** What becomes of what a bot has to be told. */
export function wayBackRoute(app: FastifyInstance, { deps, live }: DeskOptions): void {
  app.get<{ Params: { bot: string } }>(
    '/v1/desk/bots/:bot/back',
    {
      schema: {
        summary: 'By which ways a bot is told what becomes of its handoffs, and how each has gone in the last days',
        tags: ['desk'],
        security: deskSecurity,
        params: z.object({ bot: z.string().max(63) }),
        response: { 200: z.object({ ways: z.array(way) }), 401: errorBody, 403: errorBody, 404: errorBody },
      },
    },
    async ({ params }) => {
      const ways = await readWaysBack(deps, live, params.bot);
      return {
        ways: ways.map(({ facts: { sent, waiting, dead, lastSentAt, failure }, ...one }) => ({
          ...{ ...one, sent, waiting, dead },
          last_sent_at: iso(lastSentAt),
          failure: failure && { about: failure.about, reason: failure.reason, gave_up_at: iso(failure.gaveUpAt) },
        })),
      };
    },
  );
}
