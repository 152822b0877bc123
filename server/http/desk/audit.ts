import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { recentAudit } from '../../handoff/rights.ts';
import { deskSecurity } from '../admin.ts';
import { errorBody } from '../errors.ts';
import type { DeskOptions } from './options.ts';

const entry = z.object({
  seq: z.number(),
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  target: z.string(),
  detail: z.string(),
});

export function auditRoute(app: FastifyInstance, { deps }: DeskOptions): void {
  app.get<{ Querystring: { before?: number; limit: number } }>(
    '/v1/desk/audit',
    {
      schema: {
        summary: 'Who did what, newest first',
        tags: ['desk'],
        security: deskSecurity,
        querystring: z.object({
          before: z.coerce.number().int().min(1).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.object({ entries: z.array(entry) }), 401: errorBody, 403: errorBody, 422: errorBody },
      },
    },
    async ({ query }) => {
      const entries = await recentAudit(deps, query.before ?? null, query.limit);
      return { entries: entries.map(({ at, ...rest }) => ({ ...rest, at: new Date(at).toISOString() })) };
    },
  );
}
