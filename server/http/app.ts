import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { boundRequests } from './backpressure.ts';
import { boundJson } from './bound-json.ts';
import { briefRoute } from './brief.ts';
import { channelRoute } from './channel.ts';
import { deadLetterRoutes } from './dead-letters.ts';
import { answerErrors, documentRefusals } from './errors.ts';
import { handbackRoute } from './handback.ts';
import { handoffNowRoutes } from './handoff-now.ts';
import { answerWithHeaders } from './headers.ts';
import { healthRoutes } from './health.ts';
import { helpdeskEventRoute } from './helpdesk-events.ts';
import { createLimits, usualPerMinute } from './limits.ts';
import { measureRequests, metricsRoute } from './metrics.ts';
import type { HttpOptions } from './options.ts';
import { refuseEncoding } from './refuse-encoding.ts';
import { rightsRoutes } from './rights.ts';
import { createRoles } from './roles.ts';
import { sessionRoute } from './session.ts';
import { statusRoutes } from './status/routes.ts';
import { webhookRoute } from './webhooks.ts';

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
    genReqId: options.deps.newId,
  });
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD' && one !== 'OPTIONS') options.onRoute?.(`${one} ${url}`);
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerErrors(app);
  documentRefusals(app);
  answerWithHeaders(app);
  refuseEncoding(app);
  boundJson(app);
  measureRequests(app, options.registry);
  boundRequests(app, options.mostRequests ?? mostRequests);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Baton', version: options.version, description: 'Hands conversations from bots to humans.' },
      components: {
        securitySchemes: {
          panel: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
          operator: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        },
      },
    },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, { routePrefix: '/docs', indexPrefix: '', theme: { title: 'Baton: the API' } });
  await app.register(async (routes) => {
    webhookRoute(routes, options);
    sessionRoute(routes, options);
    briefRoute(routes, options);
    handbackRoute(routes, options);
    handoffNowRoutes(routes, options);
    channelRoute(routes, options);
    helpdeskEventRoute(routes, options);
    deadLetterRoutes(routes, options);
    rightsRoutes(routes, options);
    healthRoutes(routes, options.problem);
    metricsRoute(routes, options.registry);
    routes.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  });
  // By itself: its pages answer errors and read forms in their own way.
  await app.register((routes) => statusRoutes(routes, options));
  return app;
}
