import { AppError } from '#domain/errors.ts';
import type { ConnectedWebhook } from '#domain/helpdesk.ts';
import { at, listOf, textOf } from '#domain/lenient.ts';
import type { Ask } from './call.ts';
import { messagingSubscription, subscriptions } from './subscriptions.ts';

/** As admins see it in their list. */
const name = 'Baton: what becomes of handoffs';

/**
 * The account's webhook to that address, made where there is none, and mended where it tells too little or was switched off. It is known
 * by its address alone, so that two servers on one account leave each other's in peace. It listens to events and needs no trigger.
 * @throws AppError remote_*; remote_refused where the client's user is no admin
 */
export async function connectWebhook(ask: Ask, endpoint: string): Promise<ConnectedWebhook> {
  const found = await findByEndpoint(ask, endpoint);
  const id = textOf(at(found, 'id'));
  if (id === null) return withSecret(ask, await create(ask, endpoint), 'created');
  const told = listOf(at(found, 'subscriptions')).map(textOf);
  if (at(found, 'status') === 'active' && subscriptions.every((one) => told.includes(one))) return withSecret(ask, id, 'unchanged');
  const all = new Set([...subscriptions, ...told.filter((one) => one !== null)]);
  await ask({ method: 'PUT', path: `/api/v2/webhooks/${encodeURIComponent(id)}`, body: described(endpoint, [...all]) });
  return withSecret(ask, id, 'mended');
}

async function findByEndpoint(ask: Ask, endpoint: string): Promise<unknown> {
  let after: string | null = null;
  do {
    const page: unknown = await ask({
      method: 'GET',
      path: `/api/v2/webhooks?page[size]=100${after === null ? '' : `&page[after]=${encodeURIComponent(after)}`}`,
    });
    const found = listOf(at(page, 'webhooks')).find((one) => at(one, 'endpoint') === endpoint);
    if (found !== undefined) return found;
    after = at(page, 'meta', 'has_more') === true ? textOf(at(page, 'meta', 'after_cursor')) : null;
  } while (after !== null);
  return undefined;
}

async function create(ask: Ask, endpoint: string): Promise<string> {
  const make = (events: string[]) => ask({ method: 'POST', path: '/api/v2/webhooks', body: described(endpoint, events) });
  const made = await make([...subscriptions, messagingSubscription]).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'remote_refused') return make(subscriptions);
    throw error;
  });
  return textOf(at(made, 'webhook', 'id')) ?? missing('webhook.id');
}

function described(endpoint: string, events: string[]): string {
  return JSON.stringify({
    webhook: { name, endpoint, http_method: 'POST', request_format: 'json', status: 'active', subscriptions: events },
  });
}

async function withSecret(ask: Ask, id: string, change: ConnectedWebhook['change']): Promise<ConnectedWebhook> {
  const answer = await ask({ method: 'GET', path: `/api/v2/webhooks/${encodeURIComponent(id)}/signing_secret` });
  return { id, change, secret: textOf(at(answer, 'signing_secret', 'secret')) ?? missing('signing_secret.secret') };
}

function missing(path: string): never {
  throw new AppError('remote_failed', `Zendesk’s answer about the webhook has no ${path}`);
}
