import type { FastifyInstance } from 'fastify';
import { boundShape } from '#domain/body-shape.ts';

/** JSON of the panel, of the desk and of operators is bounded as that of bots is; keys that reach for a prototype are refused. */
export function boundJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      boundShape(body as Buffer);
    } catch (error) {
      return done(error as Error);
    }
    void parse(request, body.toString(), done);
  });
}
