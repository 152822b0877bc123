import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type ReasonCode, reasonCodes } from '#domain/decision.ts';
import { observedScores } from '../../handoff/desk/observed-scores.ts';
import { deskSecurity } from '../admin.ts';
import { errorBody } from '../errors.ts';
import type { DeskOptions } from './options.ts';

const count = z.number();

/** What thresholds are chosen on. */
export function scoreRoute(app: FastifyInstance, { deps, live }: DeskOptions): void {
  app.get<{ Querystring: { code: ReasonCode; topic?: string; days: number } }>(
    '/v1/desk/scores',
    {
      schema: {
        summary: 'How strong a signal was in the conversations of late, beside what agents said of their handoffs',
        description:
          'Of each conversation the strongest score up to its handoff counts, in hundredths. `beside`: handed off for other reasons.',
        tags: ['desk'],
        security: deskSecurity,
        querystring: z.object({
          code: z.enum(reasonCodes),
          topic: z.string().max(100).optional(),
          days: z.coerce.number().int().min(1).max(3_650).default(90),
        }),
        response: {
          200: z.object({
            ...{ conversations: count, beside: count, is_sample: z.boolean() },
            bins: z.array(z.object({ at: count, needed: count, needless: count, unjudged: count, beside: count })),
            handle: z.object({ median: count.nullable(), count }),
          }),
          ...{ 401: errorBody, 403: errorBody, 422: errorBody },
        },
      },
    },
    async ({ query: { code, topic, days } }) => {
      const { rules } = live.inForce().settings;
      const { isSample, ...scores } = await observedScores(deps, { code, topic: topic ?? null, days, rules });
      return { ...scores, is_sample: isSample };
    },
  );
}
