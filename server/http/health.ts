import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Database } from '#domain/database.ts';

const state = z.object({ status: z.enum(['ok', 'unavailable']) });

/** `/healthz`: the process answers. `/readyz`: it can also read its database, so deliveries are safe with it. */
export function healthRoutes(app: FastifyInstance, db: Database): void {
  app.get('/healthz', { schema: { summary: 'Is the process alive?', response: { 200: state } } }, async () => ({ status: 'ok' as const }));
  app.get('/readyz', { schema: { summary: 'Can it take deliveries?', response: { 200: state, 503: state } } }, async (request, reply) => {
    try {
      await db.query('select count(*) from migrations');
      return { status: 'ok' as const };
    } catch (error) {
      request.log.error({ err: error }, 'not ready');
      return reply.code(503).send({ status: 'unavailable' as const });
    }
  });
}
