import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '#domain/errors.ts';
import { readStatus } from '../../handoff/read-status.ts';
import { createStatusWatch } from '../../handoff/watch-status.ts';
import { letGo } from '../backpressure.ts';
import { admit, type Limits } from '../limits.ts';
import type { HttpOptions } from '../options.ts';

const mostOpen = 2_000;
/** Several browser tabs, and a few that hang. */
const mostOpenEach = 8;
const beatMs = 25_000;

interface Listening {
  Params: { token: string };
  Querystring: { seen?: string | string[] };
}

/** `GET /r/{token}/live`: an event whenever something on the page has changed, and nothing of what it is. */
export function liveRoute(app: FastifyInstance, { deps, limits }: Pick<HttpOptions, 'deps'> & { limits: Limits }): void {
  const watch = createStatusWatch(deps.db);
  const open = new Map<string, Set<() => void>>();
  let count = 0;
  app.get<Listening>('/r/:token/live', { schema: { hide: true } }, async (request, reply) => {
    const handoffId = deps.statusLinks!.read(request.params.token, deps.now());
    admit(limits.page, handoffId);
    const own = open.get(handoffId) ?? new Set();
    if (count >= mostOpen || own.size >= mostOpenEach)
      throw new AppError('server_busy', 'Too many pages are open', { retryAfterMs: 30_000 });
    // A link outlives a handoff that was erased: whoever listens to nothing would listen for ever.
    await readStatus(deps, handoffId);
    letGo(request);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    raw.write('retry: 3000\n\n');
    const beat = setInterval(() => {
      // A link that has ended meanwhile tells nothing any more.
      if (isOver(deps, request.params.token)) raw.end();
      else raw.write(': here\n\n');
    }, beatMs).unref();
    const stop = watch.watch(handoffId, seenBy(request), (revision) => raw.write(`id: ${revision}\nevent: changed\ndata: \n\n`));
    const end = () => raw.end();
    open.set(handoffId, own.add(end));
    count += 1;
    raw.once('close', () => {
      clearInterval(beat);
      stop();
      count -= 1;
      own.delete(end);
      if (own.size === 0) open.delete(handoffId);
    });
  });
  // Answers that never end would keep the server from ending.
  app.addHook('preClose', async () => {
    watch.close();
    for (const ends of open.values()) for (const end of ends) end();
  });
}

/** A browser that comes back says what it was told last; one that comes for the first time, what its page shows. */
function seenBy({ headers, query }: FastifyRequest<Listening>): string | null {
  const seen = headers['last-event-id'] || query.seen;
  return typeof seen === 'string' && seen !== '' ? seen : null;
}

function isOver({ statusLinks, now }: HttpOptions['deps'], token: string): boolean {
  try {
    statusLinks!.read(token, now());
    return false;
  } catch {
    return true;
  }
}
