import type { FastifyError, FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AppError, errorTable } from '#domain/errors.ts';

/** How every refusal looks on the wire. */
export const errorBody = z.object({ error: z.object({ code: z.string(), message: z.string(), path: z.string().optional() }) });
type ErrorBody = z.infer<typeof errorBody>;

/** The one place where failures become HTTP. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (thrown, request, reply) => {
    const error = asAppError(thrown);
    if (error) {
      if (error.retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(error.retryAfterMs / 1000));
      const isOurs = error.code === 'server_storage' || error.code === 'server_slow';
      request.log[isOurs ? 'error' : 'info']({ code: error.code, path: error.path, ...(isOurs ? { err: error } : {}) }, 'refused');
      return reply.code(errorTable[error.code].status).send(describe(error));
    }
    request.log.error({ err: thrown }, 'a bug');
    const body: ErrorBody = { error: { code: 'internal', message: `Something broke; ask for request ${request.id} in the log` } };
    return reply.code(500).send(body);
  });
  app.setNotFoundHandler(async (request) => {
    throw new AppError('unknown_route', `Nothing answers ${request.method} ${request.url.split('?')[0]}`);
  });
}

/** What every door may answer stands in the documentation of all that is behind one: too often, and no staff of the helpdesk. */
export function documentRefusals(app: FastifyInstance): void {
  app.addHook('onRoute', ({ schema }) => {
    const answers = schema?.response as Record<number, unknown> | undefined;
    if (answers?.[401] === undefined) return;
    answers[429] ??= errorBody;
    if (schema?.security?.some((one) => 'panel' in one)) answers[403] ??= errorBody;
  });
}

function asAppError(thrown: unknown): AppError | null {
  if (thrown instanceof AppError) return thrown;
  const { code, statusCode } = thrown as Partial<FastifyError>;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new AppError('bad_size', 'The body is larger than 1 MiB', { cause: thrown });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new AppError('bad_payload', (thrown as Error).message, { cause: thrown });
  }
  return null;
}

function describe(error: AppError): ErrorBody {
  const path = error.path === undefined ? {} : { path: error.path };
  return { error: { code: error.code, message: error.message, ...path } };
}
