import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { postDelivery } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { ticketCreated } from '../../server/simulator/ticket-created.ts';
import { oneHouse } from './house.ts';

const canaries = ['Maya', 'Lindqvist', 'maya@shopper.example', '88213', 'charged twice', 'real person', 'DUP_CAPTURE'];

describe('story: the log', () => {
  const house = oneHouse();

  it('tells the way of a delivery by one trace, and nothing of the people in it, whatever goes wrong', async () => {
    const { server, simulator, secret, folder } = house();
    const echo = { error: 'RecordInvalid', description: 'maya@shopper.example, +49 170 1234567 was charged'.replace('was charged', '') };
    simulator.faults.script([
      { match: { path: /uploads/ }, times: 1, fault: { kind: 'status', status: 422, body: echo } },
      { match: { method: 'POST', path: /tickets$/ }, times: 1, fault: { kind: 'reset_after' } },
    ]);
    const created = ticketCreated(simulator);
    const { body } = await postDelivery(server.url, 'shop-bot', secret, 'd-1', samplePayload('seen', Date.now()));
    const broken = { ...samplePayload('broken', Date.now()), type: 'Maya Lindqvist' };
    await postDelivery(server.url, 'shop-bot', secret, 'd-2', broken);
    await created;
    await server.stop();
    const { delivery } = body as { delivery: string };
    const read = () => readFileSync(join(folder, 'server.log'), 'utf8');
    // The last lines may still be on their way into the file.
    await expect.poll(read).toContain('"msg":"stopped"');
    const log = read();
    const steps = log
      .split('\n')
      .filter((line) => line.includes(`"trace":"${delivery}"`))
      .map((line) => (JSON.parse(line) as { task?: string; msg: string }).task ?? 'received');
    expect(steps).toEqual(expect.arrayContaining(['received', 'read_delivery', 'create_ticket']));
    for (const canary of canaries) expect(log, canary).not.toContain(canary);
  });
});
