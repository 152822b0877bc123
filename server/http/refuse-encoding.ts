import type { FastifyInstance } from 'fastify';
import { AppError } from '#domain/errors.ts';

/** Bodies come as they are: nobody can tell from outside how large a packed one is. */
export function refuseEncoding(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ headers }) => {
    const encoding = headers['content-encoding'];
    if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
      throw new AppError('bad_encoding', 'The body must come as it is, without Content-Encoding');
  });
}
