import type { Ask } from './call.ts';

/** @returns the tickets with that external id (it need not be unique), oldest first */
export async function findTickets(ask: Ask, externalId: string): Promise<string[]> {
  const answer = await ask({ method: 'GET', path: `/api/v2/tickets?external_id=${encodeURIComponent(externalId)}` });
  return ((answer as { tickets?: { id: number; external_id: string | null }[] } | null)?.tickets ?? [])
    .filter((ticket) => ticket.external_id === externalId)
    .map((ticket) => ticket.id)
    .sort((a, b) => a - b)
    .map(String);
}
