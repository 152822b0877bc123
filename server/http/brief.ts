import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readBrief } from '../handoff/read-brief.ts';
import { errorBody } from './errors.ts';
import type { HttpOptions } from './options.ts';
import { agentOf } from './panel-token.ts';

/** `GET /v1/tickets/{ticket}/brief`: what the sidebar shows. */
export function briefRoute(app: FastifyInstance, { deps, panel }: Pick<HttpOptions, 'deps' | 'panel'>): void {
  app.get<{ Params: { ticket: string } }>(
    '/v1/tickets/:ticket/brief',
    {
      schema: {
        summary: 'The brief behind a ticket',
        security: [{ panel: [] }],
        params: z.object({ ticket: z.string().max(40) }),
        response: { 200: z.looseObject({ version: z.literal(1) }), 401: errorBody, 404: errorBody },
      },
    },
    async (request) => {
      await agentOf(request, panel);
      return readBrief(deps, request.params.ticket);
    },
  );
}
