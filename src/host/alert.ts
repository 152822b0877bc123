import type { Host } from './connect.ts';

export interface HandoffNotice {
  ticket_id: string;
  priority: string;
  reason: string;
}

/** Hears of handoffs from the server, by way of the helpdesk's notifications. @returns how to stop */
export function onHandoff({ client }: Host, listener: (notice: HandoffNotice) => void): () => void {
  // Whoever may notify this app may write anything: a number is shown, and nothing else is.
  const hear = ({ body }: { body?: Partial<HandoffNotice> }) => {
    const { ticket_id, priority, reason } = body ?? {};
    if (typeof ticket_id === 'string' && /^\d{1,20}$/.test(ticket_id))
      listener({ ticket_id, priority: String(priority), reason: String(reason) });
  };
  client.on('api_notification.handoff_requested', hear);
  return () => client.off('api_notification.handoff_requested', hear);
}

export function toast({ client }: Host, text: string): void {
  void client.invoke('notify', text, 'alert', 8_000).catch(() => undefined);
}
