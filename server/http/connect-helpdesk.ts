import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { connectHelpdesk } from '../handoff/connect-helpdesk.ts';
import { errorBody } from './errors.ts';
import { operatorOf } from './operator-token.ts';
import type { HttpOptions } from './options.ts';

const asked = z.strictObject({ server: z.url({ protocol: /^https?$/ }).max(500) });

/** For operators: the helpdesk is told where this server is. */
export function connectHelpdeskRoute(app: FastifyInstance, { deps, panel }: Pick<HttpOptions, 'deps' | 'panel'>): void {
  app.post<{ Body: z.output<typeof asked> }>(
    '/v1/helpdesk/webhook',
    {
      schema: {
        summary: 'Makes or mends the helpdesk’s webhook to this server, and keeps its secret',
        security: [{ operator: [] }],
        body: asked,
        response: {
          200: z.object({ webhook: z.string(), endpoint: z.string(), change: z.enum(['created', 'mended', 'unchanged']) }),
          ...{ 401: errorBody, 422: errorBody, 500: errorBody, 502: errorBody, 503: errorBody },
        },
      },
      preValidation: async ({ headers }) => void (await operatorOf(headers.authorization, panel.signing)),
    },
    async ({ body, headers }) => connectHelpdesk(deps, body.server, await operatorOf(headers.authorization, panel.signing)),
  );
}
