import Fastify from 'fastify';
import type { z } from 'zod';

/** What happened on a platform, as its three parties see it. */
export interface Seen {
  /** What the requester can read, in order. */
  shown: { text: string; by: string | null }[];
  /** Null until the platform was told. */
  bot: 'silent' | 'speaking' | null;
  memory: string | null;
  /** Conversations that were touched. */
  conversations: string[];
  /** The webhooks that such a platform posts about what we did. */
  echoes: unknown[];
  /** What was refused, and why: a strict platform, so none is expected. */
  refused: string[];
  ids: string[];
}

export interface FakeRoute {
  method: 'POST' | 'PATCH';
  /** Its first group is the conversation. */
  path: RegExp;
  body: z.ZodType;
  // biome-ignore lint/suspicious/noExplicitAny: each route knows what its own schema lets through
  act(seen: Seen, body: any, conversation: string, query: URLSearchParams): void;
}

/** A platform that takes exactly what its documentation says, and nothing else. */
export interface FakePlatform {
  settings(url: string): Record<string, unknown>;
  isAuthorised(headers: Record<string, unknown>, query: URLSearchParams, body: string): boolean;
  routes: FakeRoute[];
  idHeader?: string;
}

export type Failure = { status: number; headers?: Record<string, string> } | 'reset' | 'lost_answer';

export interface RunningFake {
  url: string;
  seen: Seen;
  /** Strikes the next requests, one each. */
  fail(...failures: Failure[]): void;
  /** Resolves once that holds. */
  until(holds: (seen: Seen) => boolean): Promise<void>;
  close(): Promise<void>;
}

export async function startFake(platform: FakePlatform): Promise<RunningFake> {
  const seen: Seen = { shown: [], bot: null, memory: null, conversations: [], echoes: [], refused: [], ids: [] };
  const failures: Failure[] = [];
  const watchers = new Set<() => void>();
  const app = Fastify({ forceCloseConnections: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.all('/*', async (request, reply) => {
    const [path = '', search = ''] = request.url.split('?');
    const query = new URLSearchParams(search);
    const body = String(request.body ?? '');
    const failure = failures.shift();
    if (failure === 'reset') return reply.hijack().raw.socket?.resetAndDestroy();
    if (typeof failure === 'object')
      return reply
        .code(failure.status)
        .headers(failure.headers ?? {})
        .send({ error: 'scripted' });
    if (!platform.isAuthorised(request.headers, query, body)) return reply.code(401).send({ error: 'unauthorised' });
    const refuse = (why: string) => {
      seen.refused.push(`${request.method} ${path}: ${why}`);
      return reply.code(422).send({ error: why });
    };
    const route = platform.routes.find((one) => one.method === request.method && one.path.test(path));
    if (!route) return refuse('no such address');
    const isForm = request.headers['content-type'] === 'application/x-www-form-urlencoded';
    const parsed = route.body.safeParse(isForm ? Object.fromEntries(new URLSearchParams(body)) : JSON.parse(body));
    if (!parsed.success) return refuse(parsed.error.message);
    const conversation = decodeURIComponent(route.path.exec(path)?.[1] ?? '');
    seen.conversations.push(conversation);
    seen.ids.push(String(request.headers[platform.idHeader ?? 'webhook-id'] ?? ''));
    route.act(seen, parsed.data, conversation, query);
    for (const look of watchers) look();
    if (failure === 'lost_answer') return reply.hijack().raw.socket?.resetAndDestroy();
    return reply.code(200).send({ ok: true });
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    fail: (...next) => void failures.push(...next),
    until: (holds) =>
      new Promise((resolve) => {
        const look = () => {
          if (!holds(seen)) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      }),
    close: () => app.close(),
  };
}
