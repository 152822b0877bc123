import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readRouting, testAlert } from '../../handoff/desk/routing.ts';
import { deskSecurity } from '../admin.ts';
import { errorBody } from '../errors.ts';
import type { DeskOptions } from './options.ts';

const refusals = { 401: errorBody, 403: errorBody, 404: errorBody, 422: errorBody, 502: errorBody, 503: errorBody };
const tags = ['desk'];
const rule = z.object({ rule: z.string(), priority: z.string().nullable(), group: z.string().nullable(), alerts: z.array(z.string()) });

/** Where handoffs go. */
export function routingRoutes(app: FastifyInstance, { deps, doors, live }: DeskOptions): void {
  app.get(
    '/v1/desk/routing',
    {
      schema: {
        summary: 'The helpdesk’s groups (null where it cannot be asked now), and which rule sets which group, priority and alert',
        ...{ tags, security: deskSecurity },
        response: { 200: z.object({ groups: z.array(z.string()).nullable(), rules: z.array(rule) }), ...refusals },
      },
    },
    () => readRouting(deps, live),
  );

  app.post<{ Params: { route: string } }>(
    '/v1/desk/alerts/:route/test',
    {
      schema: {
        summary: 'Sends a test along an alert route as it is saved',
        ...{ tags, security: deskSecurity },
        params: z.object({ route: z.string().max(63) }),
        response: { 200: z.object({ route: z.string() }), ...refusals },
      },
    },
    async (request) => {
      await testAlert(deps, request.params.route, await doors.may(request, 'tune'));
      return { route: request.params.route };
    },
  );
}
