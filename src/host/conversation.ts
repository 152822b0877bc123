import type { Host } from './connect.ts';

/** One comment as the ticket's page shows it. */
export interface TicketMessage {
  author: { name: string; isRequester: boolean };
  /** HTML or plain text. */
  content: string;
  /** Zendesk's word for where it was said, such as `native_messaging`. */
  channel: string;
  sentAt: string | null;
}

interface ZafMessage {
  author?: { id?: number; name?: string; role?: string } | null;
  channel?: { name?: string } | null;
  message?: { content?: string } | null;
  timestamp?: string | null;
}

/** All comments of the open ticket, oldest first. @throws Error where the page does not tell */
export async function ticketConversation(host: Host): Promise<TicketMessage[]> {
  const { 'ticket.conversation': said } = (await host.ticket.get('ticket.conversation')) as { 'ticket.conversation'?: ZafMessage[] };
  return (said ?? []).map(({ author, channel, message, timestamp }) => ({
    author: { name: author?.name ?? '', isRequester: author?.role === 'end-user' },
    content: message?.content ?? '',
    channel: channel?.name ?? '',
    sentAt: timestamp ?? null,
  }));
}
