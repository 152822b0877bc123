import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { permissions } from '../../handoff/setting-kinds.ts';
import { type Doors, deskDoors, deskSecurity } from '../admin.ts';
import { errorBody } from '../errors.ts';
import type { HttpOptions } from '../options.ts';
import { auditRoute } from './audit.ts';
import { backfillRoutes } from './backfill.ts';
import { backtestRoutes } from './backtests.ts';
import { botRoutes } from './bots.ts';
import { conversationRoutes } from './conversations.ts';
import { deliveryRoutes } from './deliveries.ts';
import { measureRoutes } from './measures.ts';
import { messageRoutes } from './messages.ts';
import { routingRoutes } from './routing.ts';
import { ruleRoutes } from './rules.ts';
import { sampleRoutes } from './samples.ts';
import { scoreRoute } from './scores.ts';
import { settingRoutes } from './settings.ts';
import { setupRoute } from './setup.ts';
import { wayBackRoute } from './ways-back.ts';

/** What the admin's page asks. */
export function deskRoutes(
  app: FastifyInstance,
  options: Pick<HttpOptions, 'deps' | 'panel' | 'live' | 'kit' | 'publicUrl' | 'connection'>,
): void {
  const doors = deskDoors(options);
  meRoute(app, doors);
  app.register(async (scope) => {
    // Before anything else is looked at: a stranger learns nothing from mistakes.
    scope.addHook('preValidation', async (request) => void (await doors.may(request, 'see')));
    const given = { ...options, doors };
    settingRoutes(scope, given);
    auditRoute(scope, given);
    botRoutes(scope, given);
    wayBackRoute(scope, given);
    deliveryRoutes(scope, given);
    sampleRoutes(scope, given);
    setupRoute(scope, given);
    messageRoutes(scope, given);
    routingRoutes(scope, given);
    ruleRoutes(scope, given);
    scoreRoute(scope, given);
    backtestRoutes(scope, given);
    conversationRoutes(scope, given);
    measureRoutes(scope, given);
    backfillRoutes(scope, given);
  });
}

/** Whoever may not see the desk is told so by its own page. */
function meRoute(app: FastifyInstance, doors: Doors): void {
  app.get(
    '/v1/desk/me',
    {
      schema: {
        summary: 'Who asks, and what they may do on the desk',
        tags: ['desk'],
        security: deskSecurity,
        response: { 200: z.object({ role: z.string().nullable(), may: z.array(z.enum(permissions)) }), 401: errorBody },
      },
    },
    async (request) => {
      const staff = await doors.staffOf(request);
      return { role: staff.role, may: permissions.filter((one) => doors.lets(staff, one)) };
    },
  );
}
