import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { boundRequests } from './backpressure.ts';
import { boundJson } from './bound-json.ts';
import { briefRoute } from './brief.ts';
import { channelRoute } from './channel.ts';
import { connectHelpdeskRoute } from './connect-helpdesk.ts';
import { deadLetterRoutes } from './dead-letters.ts';
import { deskRoutes } from './desk/routes.ts';
import { documentationRoutes } from './documentation.ts';
import { draftRoute } from './draft.ts';
import { answerErrors, documentRefusals } from './errors.ts';
import { guardTickets } from './guard-tickets.ts';
import { handbackRoute } from './handback.ts';
import { handoffNowRoutes } from './handoff-now.ts';
import { answerWithHeaders } from './headers.ts';
import { healthRoutes } from './health.ts';
import { helpdeskEventRoute } from './helpdesk-events.ts';
import { createLimits, usualPerMinute } from './limits.ts';
import { measureRequests, metricsRoute } from './metrics.ts';
import { oauthCallbackRoute } from './oauth-callback.ts';
import type { HttpOptions } from './options.ts';
import { refuseEncoding } from './refuse-encoding.ts';
import { rightsRoutes } from './rights.ts';
import { createRoles } from './roles.ts';
import { sessionRoute } from './session.ts';
import { statusRoutes } from './status/routes.ts';
import { createTicketSight } from './ticket-sight.ts';
import { webhookRoute } from './webhooks.ts';
import { zodCompilers } from './zod-compilers.ts';

/** Bytes of the largest request body: far above any transcript seen, far below what hurts. */
const bodyLimit = 1024 * 1024;
/** In hand at a time; at 5,000 a second the last of them waits a fifth of a second. */
const mostRequests = 1_000;

/** Builds the edge; the caller listens. */
export async function buildHttp(given: HttpOptions): Promise<FastifyInstance> {
  const { helpdesk, now } = given.deps;
  const roleOf = createRoles((id) => helpdesk.roleOf(id), now);
  const limits = createLimits({ ...usualPerMinute, ...given.perMinute }, now);
  const options = { ...given, limits, panel: { rate: limits.panel, roleOf, now, ...given.panel } };
  const app = Fastify({
    logger: options.logger,
    bodyLimit,
    requestTimeout: 15_000,
    // Node looks only every half minute by itself, and gives headers a whole one.
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000 },
    logController: new LogController({ disableRequestLogging: true }),
    // Fastify hands over the request.
    genReqId: () => options.deps.newId(),
    schemaController: zodCompilers,
  });
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD' && one !== 'OPTIONS') options.onRoute?.(`${one} ${url}`);
  });
  answerErrors(app);
  documentRefusals(app);
  answerWithHeaders(app);
  refuseEncoding(app);
  boundJson(app);
  measureRequests(app, options.registry);
  boundRequests(app, options.mostRequests ?? mostRequests);
  const forOperators = async (routes: FastifyInstance) => {
    healthRoutes(routes, options.problem);
    metricsRoute(routes, options.registry);
  };
  await app.register(forOperators);
  if (options.isWorker) return app;
  const doors = async (routes: FastifyInstance) => {
    const maySee = createTicketSight(options.deps);
    guardTickets(routes, { ...options, maySee });
    webhookRoute(routes, options);
    sessionRoute(routes, options);
    briefRoute(routes, options);
    handbackRoute(routes, options);
    handoffNowRoutes(routes, { ...options, maySee });
    channelRoute(routes, options);
    draftRoute(routes, options);
    helpdeskEventRoute(routes, options);
    deadLetterRoutes(routes, options);
    deskRoutes(routes, options);
    oauthCallbackRoute(routes, options);
    rightsRoutes(routes, options);
    connectHelpdeskRoute(routes, options);
  };
  await app.register(doors);
  // By itself: its pages answer errors and read forms in their own way.
  await app.register((routes) => statusRoutes(routes, options));
  documentationRoutes(app, options.version, [forOperators, doors]);
  return app;
}
