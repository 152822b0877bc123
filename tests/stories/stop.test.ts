import { describe, expect, it } from 'vitest';
import { postDelivery } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { patchedEnv } from '../chaos/patch.ts';
import { oneHouse } from './house.ts';
import { oneTicketEach } from './storage-gone.ts';

// Whoever waits for the helpdesk waits for much longer than a stop may take.
const patience = { file: 'server/outbound/outbound.ts', find: 'const usualTimeoutMs = 15_000;', put: 'const usualTimeoutMs = 300_000;' };

describe('story: the server is asked to stop', () => {
  const house = oneHouse({ env: patchedEnv([patience]) });

  it('with work in hand that does not end: it ends in time all the same, and the work is done after the next start', async () => {
    const { server, simulator, secret } = house();
    simulator.faults.script([{ match: { method: 'POST', path: /\/tickets$/ }, times: 1, fault: { kind: 'hang' } }]);
    const asked = simulator.account.nextRequest('POST', /\/tickets$/);
    expect((await postDelivery(server.url, 'shop-bot', secret, 's-1', samplePayload('in hand', Date.now()))).status).toBe(202);
    await asked;
    const begin = performance.now();
    await server.stop();
    // It promises twelve seconds; the rest is for a busy machine.
    expect(performance.now() - begin).toBeLessThan(60_000);

    await server.start();
    await oneTicketEach(house(), ['in hand']);
  }, 180_000);
});
