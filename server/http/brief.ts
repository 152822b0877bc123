import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readBrief } from '../handoff/read-brief.ts';
import { errorBody } from './errors.ts';
import type { HttpOptions } from './options.ts';
import { agentOf } from './panel-token.ts';

/** `GET /v1/tickets/{ticket}/brief`: what the sidebar shows. */
export function briefRoute(app: FastifyInstance, { deps, panel }: Pick<HttpOptions, 'deps' | 'panel'>): void {
  app.get<{ Params: { ticket: string }; Querystring: { newest?: number } }>(
    '/v1/tickets/:ticket/brief',
    {
      schema: {
        summary: 'The brief behind a ticket',
        description:
          'With `newest`, only so many messages, the newest ones. Where there are more, `earlier` tells how many, the confidence over all of them, and the places of those that prove something. `said` is how much had been said, as `messages` of where the handoff stands; `changed_at` when somebody did something last that changes it; `served_at` is the time by the server’s clock.',
        security: [{ panel: [] }],
        params: z.object({ ticket: z.string().max(40) }),
        querystring: z.object({ newest: z.coerce.number().int().min(1).max(5_000).optional() }),
        response: { 200: z.looseObject({ version: z.literal(1) }), 401: errorBody, 404: errorBody },
      },
    },
    async (request) => {
      await agentOf(request, panel);
      return readBrief(deps, request.params.ticket, request.query.newest);
    },
  );
}
