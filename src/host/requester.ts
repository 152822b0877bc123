import type { Host } from './connect.ts';
import { askHelpdesk } from './request.ts';

export interface RequestedTicket {
  id: number;
  subject: string;
  status: string;
  createdAt: string;
}

interface RestTicket {
  id: number;
  subject?: string | null;
  status?: string;
  created_at?: string;
}

/** Id of the person of the open ticket; null where the ticket has none yet. */
export async function requesterId(host: Host): Promise<number | null> {
  // A ticket that is being written may not have one, and then the helpdesk does not know the path.
  const { 'ticket.requester': requester } = await host.ticket.get('ticket.requester').catch(() => ({}) as Record<string, unknown>);
  const id = (requester as { id?: unknown } | null)?.id;
  return typeof id === 'number' ? id : null;
}

/** That person's tickets, newest first, without the open one. @param page from 1 @throws RequestFailed */
export async function requestedTickets(
  host: Host,
  requester: number,
  page: number,
): Promise<{ found: RequestedTicket[]; hasMore: boolean }> {
  const path = `/api/v2/users/${requester}/tickets/requested.json?sort_by=created_at&sort_order=desc&per_page=25&page=${page}`;
  const { tickets = [], next_page } = (await askHelpdesk(host, path)) as { tickets?: RestTicket[]; next_page?: string | null };
  const found = tickets
    .filter(({ id }) => id !== host.ticketId)
    .map(({ id, subject, status, created_at }) => ({ id, subject: subject ?? '', status: status ?? '', createdAt: created_at ?? '' }));
  return { found, hasMore: Boolean(next_page) };
}

/** Hears when the ticket gets another requester. @returns how to stop */
export function onRequesterChanged({ client }: Host, listener: () => void): () => void {
  client.on('ticket.requester.id.changed', listener);
  return () => client.off('ticket.requester.id.changed', listener);
}

export async function showTicket({ client }: Host, id: number): Promise<void> {
  await client.invoke('routeTo', 'ticket', id);
}
