import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { Doors } from './documentation.ts';
import { documentRefusals } from './errors.ts';
import { zodCompilers } from './zod-compilers.ts';

/** @param doors the routes to describe @returns what answers for the documentation, and for nothing else */
export async function describeApi(version: string, doors: Doors[]): Promise<FastifyInstance> {
  const app = Fastify({
    schemaController: zodCompilers,
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Baton', version, description: 'Hands conversations from bots to humans.' },
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
  documentRefusals(app);
  for (const door of doors) await app.register(door);
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  await app.ready();
  return app;
}
