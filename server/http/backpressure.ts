import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '#domain/errors.ts';

const comeAgainMs = 1_000;

const releases = new WeakMap<FastifyRequest, () => void>();

/** A request whose answer never ends is counted by whoever gives it, and no longer as one in hand. */
export function letGo(request: FastifyRequest): void {
  releases.get(request)?.();
}

/**
 * Refuses, before anything of them is read, requests beyond those that can be answered soon. Whoever is refused knows at once and
 * comes again; whoever was let in does not wait for thousands before it.
 * @param most requests in hand at a time
 */
export function boundRequests(app: FastifyInstance, most: number): void {
  let inHand = 0;
  app.addHook('onRequest', async (request, reply) => {
    // By the connection, not by our answer: who hangs up early has ended too.
    inHand += 1;
    let isInHand = true;
    const release = () => {
      if (isInHand) inHand -= 1;
      isInHand = false;
    };
    releases.set(request, release);
    reply.raw.once('close', release);
    const isForOperators = ['/healthz', '/readyz', '/metrics'].includes(request.url);
    if (inHand > most && !isForOperators) throw new AppError('server_busy', 'Too many requests at once', { retryAfterMs: comeAgainMs });
  });
}
