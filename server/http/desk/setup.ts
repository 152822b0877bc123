import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AppError } from '#domain/errors.ts';
import { connectHelpdesk } from '../../handoff/connect-helpdesk.ts';
import { readSetup } from '../../handoff/desk/setup.ts';
import { deskSecurity } from '../admin.ts';
import { errorBody } from '../errors.ts';
import type { DeskOptions } from './options.ts';

const check = z.object({ name: z.string(), state: z.enum(['done', 'missing', 'unknown']), detail: z.string().nullable() });

/** What is there of all that handoffs need, and what is missing. */
export function setupRoute(app: FastifyInstance, { deps, doors, live, publicUrl, connection }: DeskOptions): void {
  app.get(
    '/v1/desk/setup',
    {
      schema: {
        summary: 'What is set up and what is missing, looked at anew',
        tags: ['desk'],
        security: deskSecurity,
        response: {
          200: z.object({ checks: z.array(check), samples: z.number(), can_connect: z.boolean() }),
          401: errorBody,
          403: errorBody,
        },
      },
    },
    async () => ({ ...(await readSetup(deps, live, publicUrl)), can_connect: connection !== null }),
  );

  app.post(
    '/v1/desk/connection',
    {
      schema: {
        summary: 'Begins to connect the helpdesk: the address at which an admin of it allows us',
        tags: ['desk'],
        security: deskSecurity,
        response: { 200: z.object({ address: z.string() }), 401: errorBody, 403: errorBody, 409: errorBody },
      },
    },
    async (request) => {
      const address = connection?.begin(await doors.mayAdminister(request)) ?? null;
      if (address === null)
        throw new AppError('config_unsealed', 'BATON_MASTER_KEY and BATON_PUBLIC_URL are needed to connect the helpdesk here');
      return { address };
    },
  );

  app.post(
    '/v1/desk/webhook',
    {
      schema: {
        summary: 'Makes or mends the helpdesk’s webhook to this server, and keeps its secret',
        description: 'What `npm run connect-zendesk` does. Done again it changes nothing.',
        tags: ['desk'],
        security: deskSecurity,
        response: {
          200: z.object({ webhook: z.string(), endpoint: z.string(), change: z.enum(['created', 'mended', 'unchanged']) }),
          ...{ 401: errorBody, 403: errorBody, 409: errorBody, 502: errorBody, 503: errorBody },
        },
      },
    },
    async (request) => {
      const who = await doors.mayAdminister(request);
      if (publicUrl === null || deps.webhookSecrets === null)
        throw new AppError('config_unsealed', 'BATON_MASTER_KEY and BATON_PUBLIC_URL are needed: the webhook’s secret is kept sealed');
      return connectHelpdesk(deps, publicUrl, who);
    },
  );
}
