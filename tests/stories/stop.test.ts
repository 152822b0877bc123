import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
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

  it('with a request that is half sent: it is cut off when the time of the work in hand is over, and all is closed in order', async () => {
    const { server, folder } = house();
    const { hostname, port } = new URL(server.url);
    const sender = connect(Number(port), hostname);
    onTestFinished(() => void sender.destroy());
    sender.on('error', () => undefined);
    // The server says "100 Continue" when it has read the head and begun to wait for the body.
    const isHeard = new Promise((resolve) => sender.once('data', resolve));
    sender.write(
      'POST /webhooks/shop-bot HTTP/1.1\r\nhost: baton\r\ncontent-type: application/json\r\ncontent-length: 1000\r\nexpect: 100-continue\r\n\r\n{',
    );
    await isHeard;
    const all = () => readFileSync(join(folder, 'server.log'), 'utf8').match(/"msg":"stop(?:ping|ped)"/g) ?? [];
    const before = all().length;
    const stopped = server.stop();
    await expect.poll(() => all().slice(before), { message: 'closed', timeout: 60_000 }).toEqual(['"msg":"stopping"', '"msg":"stopped"']);
    await stopped;
    await server.start();
  }, 180_000);
});
