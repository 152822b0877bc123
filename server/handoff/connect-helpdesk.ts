import { AppError } from '#domain/errors.ts';
import { addAuditEntry } from '../store/audit.ts';
import type { HandoffDeps } from './deps.ts';

/**
 * Has the helpdesk tell us of replies and ends: its webhook to this server is made or mended, and its secret kept, sealed.
 * Done again it changes nothing.
 * @param server where the helpdesk reaches this server
 * @throws AppError config_invalid without a master key; remote_*
 */
export async function connectHelpdesk(deps: HandoffDeps, server: string, actor: string) {
  const { db, helpdesk, webhookSecrets, newId, now } = deps;
  if (!webhookSecrets) throw new AppError('config_invalid', 'BATON_MASTER_KEY is needed: the webhook’s secret is kept sealed');
  const endpoint = `${server.replace(/\/+$/, '')}/helpdesk/events`;
  const { id, secret, change } = await helpdesk.connectWebhook(endpoint);
  await webhookSecrets.keep(id, secret);
  await db.transaction((tx) =>
    addAuditEntry(tx, { id: newId(), at: now(), actor, action: 'helpdesk_connected', target: id, detail: `${change}: ${endpoint}` }),
  );
  return { webhook: id, endpoint, change };
}
