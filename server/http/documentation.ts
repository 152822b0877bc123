import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export type Doors = (app: FastifyInstance) => Promise<void>;

/**
 * `/docs` and `/openapi.json`, told by a second set of the same doors that is made when somebody first asks and is never listened to:
 * what it is made with is a tenth of everything a start would load.
 */
export function documentationRoutes(app: FastifyInstance, version: string, doors: Doors[]): void {
  let described: Promise<FastifyInstance> | undefined;
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    described ??= import('./describe-api.ts').then(({ describeApi }) => describeApi(version, doors));
    const told = await (await described).inject({ method: 'GET', url: request.url });
    for (const [name, value] of Object.entries(told.headers)) if (name !== 'date' && name !== 'connection') reply.header(name, value);
    return reply.code(told.statusCode).send(told.rawPayload);
  };
  for (const path of ['/docs', '/docs/*', '/openapi.json']) app.get(path, { schema: { hide: true } }, answer);
  app.addHook('onClose', async () => (await described)?.close());
}
