import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AppError } from '#domain/errors.ts';
import type { HttpOptions } from './options.ts';

const page = (title: string, text: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>`;

/** Where an admin comes back to who has allowed Baton in their helpdesk; a page for them, without anything that runs. */
export function oauthCallbackRoute(app: FastifyInstance, { connection }: Pick<HttpOptions, 'connection'>): void {
  if (connection === null) return;
  app.get<{ Querystring: { code?: string; state?: string } }>(
    '/oauth/callback',
    { schema: { hide: true, querystring: z.object({ code: z.string().max(500).optional(), state: z.string().max(4_000).optional() }) } },
    async ({ query: { code, state }, log }, reply) => {
      reply.type('text/html');
      if (code === undefined || state === undefined)
        return reply.code(400).send(page('Not connected', 'It was not allowed. Begin again on Baton’s desk.'));
      try {
        await connection.complete(code, state);
        return page('Connected', 'Baton works with your helpdesk now. You can close this window.');
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        log.info({ code: error.code }, 'not connected');
        return reply
          .code(400)
          .send(page('Not connected', 'The connection was begun elsewhere, or too long ago. Begin again on Baton’s desk.'));
      }
    },
  );
}
