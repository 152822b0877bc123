import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { receiveDelivery } from '../handoff/receive-delivery.ts';
import { errorBody } from './errors.ts';
import type { HttpOptions } from './options.ts';

const receipt = z.object({ delivery: z.string(), conversation: z.string() });

/** `POST /webhooks/{bot}`: 202 only when the delivery is on disk. The body stays bytes, because bytes are what is signed. */
export function webhookRoute(app: FastifyInstance, { deps, webhookBody }: Pick<HttpOptions, 'deps' | 'webhookBody'>): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.post<{ Params: { bot: string } }>(
      '/webhooks/:bot',
      {
        // Bots have their own readers; this schema documents Baton's own format and validates nothing.
        validatorCompiler: () => () => true,
        schema: {
          summary: 'A bot tells what happened',
          description:
            'Signed by Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature) over the raw body. A redelivery is answered the same and read once.',
          body: webhookBody,
          response: { 202: receipt, 401: errorBody, 404: errorBody, 413: errorBody, 422: errorBody },
        },
      },
      async (request, reply) => {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const answer = await receiveDelivery(deps, request.params.bot, { headers: oneOfEach(request.headers), body });
        return reply.code(202).send(answer);
      },
    );
  });
}

function oneOfEach(headers: Record<string, string | string[] | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]));
}
