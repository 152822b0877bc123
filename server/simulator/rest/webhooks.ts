import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Account } from '../account.ts';
import { notFound, refuseRecord } from './refuse.ts';

/** Webhooks that the account sends: made, listed, and their signing secret told. */
export function webhookRoutes(app: FastifyInstance, account: Account): void {
  const open = ({ secret: _, ...webhook }: Account['webhooks'][number]) => ({ ...webhook, status: 'active' });

  app.get('/api/v2/webhooks', async () => ({ webhooks: account.webhooks.map(open) }));

  app.post('/api/v2/webhooks', async (request, reply) => {
    const input = ((request.body as { webhook?: Record<string, unknown> } | null)?.webhook ?? {}) as Record<string, unknown>;
    for (const field of ['name', 'endpoint', 'http_method', 'request_format', 'status']) {
      if (typeof input[field] !== 'string')
        return refuseRecord(reply, { [field]: [{ description: `${field} is required`, error: 'BlankValue' }] });
    }
    const webhook = {
      id: `01SIM${randomBytes(8).toString('hex').toUpperCase()}`,
      name: String(input.name),
      endpoint: String(input.endpoint),
      subscriptions: Array.isArray(input.subscriptions) ? input.subscriptions.map(String) : [],
      secret: randomBytes(32).toString('base64'),
    };
    account.webhooks.push(webhook);
    return reply.code(201).send({ webhook: open(webhook) });
  });

  app.get<{ Params: { id: string } }>('/api/v2/webhooks/:id/signing_secret', async (request, reply) => {
    const webhook = account.webhooks.find((one) => one.id === request.params.id);
    return webhook ? { signing_secret: { algorithm: 'SHA256', secret: webhook.secret } } : notFound(reply);
  });
}
