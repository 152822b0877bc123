import type { Host } from './connect.ts';

/** The agent's language; English where the helpdesk does not tell. */
export async function agentLocale(host: Host): Promise<string> {
  const answer = await host.client.get('currentUser.locale').catch(() => ({}) as Record<string, unknown>);
  const locale = answer['currentUser.locale'];
  return typeof locale === 'string' && locale !== '' ? locale : 'en';
}
