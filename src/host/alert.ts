import type { Host } from './connect.ts';

export interface HandoffNotice {
  ticket_id: string;
  priority: string;
  reason: string;
}

/** Hears of handoffs from the server, by way of the helpdesk's notifications. */
export function onHandoff({ client }: Host, listener: (notice: HandoffNotice) => void): void {
  client.on('api_notification.handoff_requested', ({ body }: { body: HandoffNotice }) => listener(body));
}

export function toast({ client }: Host, text: string): void {
  void client.invoke('notify', text, 'alert', 8_000).catch(() => undefined);
}
