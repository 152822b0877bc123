import type { Outbound } from '../outbound/outbound.ts';
import { refusalOf } from '../outbound/refuse.ts';
import { signWebhook } from '../outbound/sign-webhook.ts';
import { type AlertMessage, slackBody, teamsBody } from './alert-message.ts';
import { mailAlert } from './mail-alert.ts';
import type { AlertRoute } from './settings.ts';

/**
 * Sends one alert.
 * @param id the same on every try
 * @param now milliseconds since 1970
 * @throws AppError remote_*
 */
export async function deliverAlert(outbound: Outbound, route: AlertRoute, message: AlertMessage, id: string, now: number): Promise<void> {
  if (route.kind === 'email') return mailAlert(outbound, route, message, id);
  const body = JSON.stringify(bodyOf(route.kind, message, now));
  // The path of such an address is a secret: only the host is named.
  const where = `POST ${new URL(route.url).host}`;
  const answer = await outbound.exchange({
    ...{ method: 'POST', url: route.url, where, body },
    headers: { 'content-type': 'application/json', ...(route.kind === 'webhook' ? signWebhook(route.secret, id, body, now) : {}) },
  });
  const refusal = refusalOf(answer, where, now);
  if (refusal) throw refusal;
}

function bodyOf(kind: 'slack' | 'teams' | 'webhook', message: AlertMessage, now: number): object {
  if (kind === 'slack') return slackBody(message);
  if (kind === 'teams') return teamsBody(message);
  const data = { title: message.title, ...Object.fromEntries(message.fields) };
  return { type: 'handoff.waiting', timestamp: new Date(now).toISOString(), data };
}
