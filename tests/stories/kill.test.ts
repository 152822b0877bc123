import { describe, expect, it } from 'vitest';
import { postDelivery } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { ticketCreated } from '../../server/simulator/ticket-created.ts';
import { countTickets } from '../chaos/count-tickets.ts';
import { oneHouse } from './house.ts';

const now = Date.now();

describe('story: the server is killed', () => {
  const house = oneHouse();
  const post = (id: string, conversation: string) =>
    postDelivery(house().server.url, 'shop-bot', house().secret, id, samplePayload(conversation, now));
  const tickets = (conversation: string) => countTickets(house().simulator.account).get(conversation);

  /** A later handoff is through: whatever the restarted server had to catch up with, it has caught up with. */
  async function settle(id: string): Promise<void> {
    while (!tickets(id)) {
      const created = ticketCreated(house().simulator);
      if ((await post(id, id)).status !== 202) throw new Error('not accepted');
      await created;
    }
  }

  it('between 202 and the ticket: one ticket after the restart', async () => {
    const { server, simulator } = house();
    const created = ticketCreated(simulator);
    expect((await post('k-1', 'killed early')).status).toBe(202);
    await server.kill();
    await server.start();
    await created;
    await settle('after-killed-early');
    expect(tickets('killed early')).toBe(1);
  });

  it('while the ticket is being asked for, unanswered: one ticket after the restart', async () => {
    const { server, simulator } = house();
    simulator.faults.script([{ match: { method: 'POST', path: /\/tickets/ }, times: 1, fault: { kind: 'hang' } }]);
    const asked = simulator.account.nextRequest('POST', /\/tickets/);
    expect((await post('k-2', 'killed asking')).status).toBe(202);
    await asked;
    await server.kill();
    const created = ticketCreated(simulator);
    await server.start();
    await created;
    await settle('after-killed-asking');
    expect(tickets('killed asking')).toBe(1);
  });

  it('after the helpdesk made the ticket but before it was written down: still one ticket', async () => {
    const { server, simulator } = house();
    simulator.faults.script([{ match: { method: 'POST', path: /\/tickets/ }, times: 1, fault: { kind: 'hang_after' } }]);
    const created = ticketCreated(simulator);
    expect((await post('k-3', 'killed late')).status).toBe(202);
    await created;
    await server.kill();
    // Agents are alerted only once the ticket is written down as this handoff's own.
    const alerted = simulator.account.nextRequest('POST', /\/notify/);
    await server.start();
    await alerted;
    await settle('after-killed-late');
    expect(tickets('killed late')).toBe(1);
  });
});
