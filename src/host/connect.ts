import { modalAddress } from './modal.ts';
import type { Registered, ZafClient } from './zaf.ts';

export interface Host {
  client: ZafClient;
  /** The client that knows the ticket: in a modal it is the one of the sidebar that opened it. */
  ticket: ZafClient;
  /** The ticket that is shown; null where there is none. */
  ticketId: number | null;
  registered: Registered;
}

export type ConnectFailure = 'outside' | 'no_sdk' | 'no_answer';

/** Zendesk answers a handshake at once; ten seconds of silence mean that it never will. */
const patienceMs = 10_000;

/** Connects to the helpdesk around the app. @returns why not, where that cannot be */
export async function connect(): Promise<Host | ConnectFailure> {
  if (!window.ZAFClient) return 'no_sdk';
  const client = window.ZAFClient.init();
  if (client === false) return 'outside';
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('no_answer'), patienceMs);
    client.on('app.registered', (registered: Registered) => {
      clearTimeout(timer);
      const opener = registered.context.location === 'modal' ? modalAddress(window.location.hash) : null;
      resolve({
        client,
        ticket: opener ? client.instance(opener.parent) : client,
        ticketId: opener ? opener.ticketId : (registered.context.ticketId ?? null),
        registered,
      });
    });
  });
}
