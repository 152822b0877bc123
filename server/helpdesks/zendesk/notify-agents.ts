import type { Ask } from './call.ts';

/** Reaches the app in every open screen of the account; does nothing where the app is not installed. */
export async function notifyAgents(ask: Ask, appId: number | null, event: string, body: Record<string, string>): Promise<void> {
  if (appId === null) return;
  await ask({ method: 'POST', path: '/api/v2/apps/notify', body: JSON.stringify({ app_id: appId, event, body }) });
}
