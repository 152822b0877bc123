import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { postDelivery } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { patchedEnv } from '../chaos/patch.ts';
import { oneHouse } from './house.ts';
import { oneTicketEach } from './storage-gone.ts';

// Whoever waits for the helpdesk waits for much longer than a stop may take.
const patience = { file: 'server/outbound/outbound.ts', find: 'const usualTimeoutMs = 15_000;', put: 'const usualTimeoutMs = 300_000;' };

/** The drain is given less than its ten seconds and the hard end more than the test has: what ends the server is the drain, on a busy machine too. */
const drain = { file: 'server/jobs/worker.ts', find: 'const drainMs = 10_000;', put: 'const drainMs = 300;' };
const hardEnd = { file: 'server/main.ts', find: 'const longestStopMs = 12_000;', put: 'const longestStopMs = 3_600_000;' };

describe('story: the server is asked to stop', () => {
  const house = oneHouse({ env: patchedEnv([patience, drain, hardEnd]) });

  it('with work in hand that does not end: it is left when its time is over, all is closed in order, and it is done once after the next start', async () => {
    const { server, simulator, secret, folder } = house();
    simulator.faults.script([{ match: { method: 'POST', path: /\/tickets$/ }, times: 1, fault: { kind: 'hang' } }]);
    const asked = simulator.account.nextRequest('POST', /\/tickets$/);
    expect((await postDelivery(server.url, 'shop-bot', secret, 's-1', samplePayload('in hand', Date.now()))).status).toBe(202);
    await asked;
    // Whoever hung would outlast the test.
    await server.stop();
    const said = () => readFileSync(join(folder, 'server.log'), 'utf8').match(/"msg":"stop(?:ping|ped)"/g);
    await expect.poll(said, { message: 'not cut off, but closed' }).toEqual(['"msg":"stopping"', '"msg":"stopped"']);

    await server.start();
    await oneTicketEach(house(), ['in hand']);
  }, 180_000);
});
