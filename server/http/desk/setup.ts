import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readSetup } from '../../handoff/desk/setup.ts';
import { errorBody } from '../errors.ts';
import type { DeskOptions } from './options.ts';

const check = z.object({ name: z.string(), state: z.enum(['done', 'missing', 'unknown']), detail: z.string().nullable() });

/** What is there of all that handoffs need, and what is missing. */
export function setupRoute(app: FastifyInstance, { deps, live, publicUrl }: DeskOptions): void {
  app.get(
    '/v1/desk/setup',
    {
      schema: {
        summary: 'What is set up and what is missing, looked at anew',
        tags: ['desk'],
        security: [{ panel: [] }, { operator: [] }],
        response: { 200: z.object({ checks: z.array(check), samples: z.number() }), 401: errorBody, 403: errorBody },
      },
    },
    () => readSetup(deps, live, publicUrl),
  );
}
