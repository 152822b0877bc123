import type { Ask } from './call.ts';

/** @returns the oldest ticket with that external id (they need not be unique), or null */
export async function findTicket(ask: Ask, externalId: string): Promise<string | null> {
  const answer = await ask({ method: 'GET', path: `/api/v2/tickets?external_id=${encodeURIComponent(externalId)}` });
  const ids = ((answer as { tickets?: { id: number; external_id: string | null }[] }).tickets ?? [])
    .filter((ticket) => ticket.external_id === externalId)
    .map((ticket) => ticket.id);
  return ids.length === 0 ? null : String(Math.min(...ids));
}
