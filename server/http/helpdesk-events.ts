import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { receiveEvent } from '../handoff/receive-event.ts';
import { errorBody } from './errors.ts';
import { admit, type Limits } from './limits.ts';
import type { HttpOptions } from './options.ts';
import { rawDelivery } from './raw-delivery.ts';

/** `POST /helpdesk/events`: what happens on tickets. 202 only when it is on disk. */
export function helpdeskEventRoute(app: FastifyInstance, { deps, limits }: Pick<HttpOptions, 'deps'> & { limits: Limits }): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.post(
      '/helpdesk/events',
      {
        schema: {
          summary: 'The helpdesk tells what happened on a ticket',
          description:
            'Signed as Zendesk signs its webhooks (X-Zendesk-Webhook-Signature over timestamp and raw body). Public replies go to the bot’s platform, a solved ticket or the tag baton_handback ends the handoff; whatever else comes is passed over.',
          response: {
            202: z.object({ event: z.string() }),
            401: errorBody,
            413: errorBody,
            422: errorBody,
            429: errorBody,
            503: errorBody,
          },
        },
      },
      async (request, reply) =>
        reply.code(202).send(await receiveEvent(deps, rawDelivery(request), () => admit(limits.events, 'helpdesk'))),
    );
  });
}
