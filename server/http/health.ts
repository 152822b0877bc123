import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

const state = z.object({ status: z.enum(['ok', 'unavailable']) });

/** `/healthz`: the process answers. `/readyz`: it can also write to its database and is not about to end, so deliveries are safe with it. */
export function healthRoutes(app: FastifyInstance, problem: () => Promise<string | null>): void {
  app.get('/healthz', { schema: { summary: 'Is the process alive?', response: { 200: state } } }, async () => ({ status: 'ok' as const }));
  app.get('/readyz', { schema: { summary: 'Can it take deliveries?', response: { 200: state, 503: state } } }, async (request, reply) => {
    const why = await problem();
    if (why === null) return { status: 'ok' as const };
    request.log.error({ why }, 'not ready');
    return reply.code(503).send({ status: 'unavailable' as const });
  });
}
