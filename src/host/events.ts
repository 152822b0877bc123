import type { Host } from './connect.ts';

export interface TicketNews {
  /** Something of the ticket or its handoff changed: look again. */
  onChange(): void;
  /** Whether the agent has the ticket in front of them. */
  onShown(isShown: boolean): void;
}

const changes = ['ticket.comments.changed', 'ticket.conversation.changed', 'ticket.status.changed', 'ticket.assignee.user.id.changed'];

/** Hears of what happens to the open ticket, from the helpdesk and, by way of its notifications, from our server. @returns how to stop */
export function followTicket({ client, ticketId }: Host, { onChange, onShown }: TicketNews): () => void {
  const hear = ({ body }: { body?: { ticket_id?: string } }) => {
    if (String(body?.ticket_id) === String(ticketId)) onChange();
  };
  const show = () => onShown(true);
  const hide = () => onShown(false);
  const watch = () => onShown(!document.hidden);
  for (const name of changes) client.on(name, onChange);
  client.on('api_notification.handoff_changed', hear);
  client.on('app.activated', show);
  client.on('app.deactivated', hide);
  document.addEventListener('visibilitychange', watch);
  return () => {
    for (const name of changes) client.off(name, onChange);
    client.off('api_notification.handoff_changed', hear);
    client.off('app.activated', show);
    client.off('app.deactivated', hide);
    document.removeEventListener('visibilitychange', watch);
  };
}
