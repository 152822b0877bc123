import type { FastifyInstance } from 'fastify';

export interface Limits {
  /** Calls a minute for the whole account, by plan: 200, 400, 700 or 2,500. */
  perMinute: number;
  /** POST /tickets has an allowance of its own that is not published. */
  ticketsPerMinute: number;
}

interface Bucket {
  name: string;
  total: number;
  windowMs: number;
  /** @returns the key it counts under, or null when the call is none of its */
  key(method: string, path: string): string | null;
}

/** Fixed windows, as the real headers tell of them; time is an argument. */
export function registerLimits(app: FastifyInstance, limits: Limits, now: () => number, onRefused: () => void): void {
  const buckets: Bucket[] = [
    { name: 'account', total: limits.perMinute, windowMs: 60_000, key: () => 'all' },
    {
      name: 'tickets-create',
      total: limits.ticketsPerMinute,
      windowMs: 60_000,
      key: (method, path) => (method === 'POST' && path === '/api/v2/tickets' ? 'all' : null),
    },
    {
      name: 'tickets-index',
      total: 100,
      windowMs: 60_000,
      key: (method, path) => (method === 'GET' && path === '/api/v2/tickets' ? 'all' : null),
    },
    {
      name: 'tickets-update',
      total: 100,
      windowMs: 60_000,
      key: (method, path) => (method === 'PUT' && /^\/api\/v2\/tickets\/\d+$/.test(path) ? 'all' : null),
    },
    {
      name: 'ticket-update',
      total: 30,
      windowMs: 600_000,
      key: (method, path) => (method === 'PUT' && /^\/api\/v2\/tickets\/\d+$/.test(path) ? path : null),
    },
    {
      name: 'create-or-update-user',
      total: 5,
      windowMs: 60_000,
      key: (_method, path) => (path === '/api/v2/users/create_or_update' ? 'all' : null),
    },
    {
      name: 'incremental',
      total: 10,
      windowMs: 60_000,
      key: (_method, path) => (path.startsWith('/api/v2/incremental/') ? 'all' : null),
    },
    { name: 'notify', total: 100, windowMs: 60_000, key: (_method, path) => (path === '/api/v2/apps/notify' ? 'all' : null) },
  ];
  const counts = new Map<string, { used: number; resetAt: number }>();

  app.addHook('preValidation', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return;
    const path = request.url.split('?')[0]!.replace(/\.json$/, '');
    let refusal: number | null = null;
    for (const bucket of buckets) {
      const key = bucket.key(request.method, path);
      if (key === null) continue;
      const window = count(`${bucket.name} ${key}`, bucket.windowMs);
      const remaining = Math.max(0, bucket.total - window.used);
      const seconds = Math.ceil((window.resetAt - now()) / 1000);
      if (bucket.name === 'account') {
        reply.headers({ 'x-rate-limit': bucket.total, 'x-rate-limit-remaining': remaining });
        reply.headers({ 'ratelimit-limit': bucket.total, 'ratelimit-remaining': remaining, 'ratelimit-reset': seconds });
      } else {
        reply.header(`zendesk-ratelimit-${bucket.name}`, `total=${bucket.total}; remaining=${remaining}; resets=${seconds}`);
      }
      if (window.used > bucket.total) refusal = Math.max(refusal ?? 0, seconds);
    }
    if (refusal !== null) {
      onRefused();
      return reply
        .code(429)
        .header('retry-after', String(refusal))
        .send({ error: 'APIRateLimitExceeded', description: 'Number of allowed API requests per minute exceeded' });
    }
  });

  function count(key: string, windowMs: number) {
    const known = counts.get(key);
    const window = known && known.resetAt > now() ? known : { used: 0, resetAt: now() + windowMs };
    window.used += 1;
    counts.set(key, window);
    return window;
  }
}
