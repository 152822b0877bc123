import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../account.ts';
import type { SimUser } from '../state.ts';
import { type FieldProblem, notFound, refuseRecord } from './refuse.ts';

type Webhook = Account['webhooks'][number];
type Input = Record<string, unknown>;

const allowed: Record<string, string[]> = {
  http_method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  request_format: ['json', 'xml', 'form_encoded'],
  status: ['active', 'inactive'],
};
/** The events that the product documents for tickets, as far as anybody here asks for them. */
const events =
  /^zen:event-type:(?:ticket\.(?:created|comment_added|attachment_linked_to_comment|status_changed|priority_changed|tags_changed|agent_assignment_changed|merged|soft_deleted|permanently_deleted|marked_as_spam)|messaging_ticket\.message_added)$/;

/** Webhooks that the account sends: made, listed by the page, changed as a whole, and their signing secret told. Admins only. */
export function webhookRoutes(app: FastifyInstance, account: Account, caller: (request: FastifyRequest) => SimUser): void {
  const open = ({ secret: _, ...webhook }: Webhook) => ({ http_method: 'POST', request_format: 'json', status: 'active', ...webhook });

  app.register(async (scope) => {
    scope.addHook('preHandler', async (request, reply) => {
      if (caller(request).role !== 'admin')
        return reply.code(403).send({ error: 'Forbidden', description: 'You do not have access to this page' });
    });

    scope.get<{ Querystring: Record<string, string | undefined> }>('/api/v2/webhooks', async ({ query }) => {
      const size = Math.min(Number(query['page[size]'] ?? 100), 100);
      const from = Number(query['page[after]'] ?? 0);
      const has_more = from + size < account.webhooks.length;
      return {
        webhooks: account.webhooks.slice(from, from + size).map(open),
        meta: { has_more, after_cursor: has_more ? String(from + size) : null, before_cursor: null },
      };
    });

    scope.post('/api/v2/webhooks', async (request, reply) => {
      const input = inputOf(request);
      const problems = problemsOf(account, input);
      if (problems) return refuseRecord(reply, problems);
      const webhook = {
        id: `01SIM${randomBytes(8).toString('hex').toUpperCase()}`,
        ...fieldsOf(input),
        secret: randomBytes(32).toString('base64'),
      };
      account.webhooks.push(webhook);
      return reply.code(201).send({ webhook: open(webhook) });
    });

    const withWebhook = (request: FastifyRequest, reply: FastifyReply, act: (webhook: Webhook) => unknown) => {
      const webhook = account.webhooks.find((one) => one.id === (request.params as { id: string }).id);
      return webhook ? act(webhook) : notFound(reply);
    };

    scope.put('/api/v2/webhooks/:id', async (request, reply) =>
      withWebhook(request, reply, (webhook) => {
        const input = inputOf(request);
        const problems = problemsOf(account, input);
        if (problems) return refuseRecord(reply, problems);
        Object.assign(webhook, fieldsOf(input));
        return reply.code(204).send();
      }),
    );

    scope.get('/api/v2/webhooks/:id/signing_secret', async (request, reply) =>
      withWebhook(request, reply, ({ secret }) => ({ signing_secret: { algorithm: 'SHA256', secret } })),
    );
  });
}

function inputOf(request: FastifyRequest): Input {
  return (request.body as { webhook?: Input } | null)?.webhook ?? {};
}

function fieldsOf(input: Input): Omit<Webhook, 'id' | 'secret'> {
  return {
    name: String(input.name),
    endpoint: String(input.endpoint),
    status: input.status as 'active' | 'inactive',
    subscriptions: Array.isArray(input.subscriptions) ? input.subscriptions.map(String) : [],
  };
}

function problemsOf(account: Account, input: Input): Record<string, FieldProblem[]> | null {
  for (const field of ['name', 'endpoint', 'http_method', 'request_format', 'status'])
    if (typeof input[field] !== 'string' || input[field] === '')
      return { [field]: [{ description: `${field} is required`, error: 'BlankValue' }] };
  for (const [field, values] of Object.entries(allowed))
    if (!values.includes(String(input[field])))
      return { [field]: [{ description: `${field} is not included in the list`, error: 'InvalidValue' }] };
  if (!URL.canParse(String(input.endpoint))) return { endpoint: [{ description: 'endpoint is not a URL', error: 'InvalidValue' }] };
  const wanted = Array.isArray(input.subscriptions) ? input.subscriptions.map(String) : [];
  const unknown = wanted.find((one) => !(events.test(one) && (account.switches.hasMessaging || !one.includes('messaging_ticket'))));
  // One webhook listens to events or is called by triggers, never both.
  const isTriggered = wanted.length === 1 && wanted[0] === 'conditional_ticket_events';
  return unknown === undefined || isTriggered
    ? null
    : { subscriptions: [{ description: `${unknown} is not a valid subscription`, error: 'InvalidValue' }] };
}
