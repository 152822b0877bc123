import type { Simulator } from './simulator.ts';

/** Resolves with the id of the next ticket that the helpdesk makes. */
export function ticketCreated(simulator: Simulator): Promise<number> {
  return new Promise((resolve) => {
    const stop = simulator.account.onTicketEvent((event) => {
      if (event.type !== 'created') return;
      stop();
      resolve(event.ticket.id);
    });
  });
}
