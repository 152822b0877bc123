import { randomBytes } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { HandoffDeps } from '../../server/handoff/deps.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { createSeal } from '../../server/store/seal.ts';
import { openWebhookSecrets } from '../../server/store/webhook-secrets.ts';
import { callbackReceiver } from '../fakes/callback.ts';
import { startFake } from '../fakes/platform-server.ts';
import { inProcess } from '../helpers/in-process.ts';
import { engines } from '../helpers/test-database.ts';
import { oneWayOut, thisMachine } from '../helpers/this-machine.ts';

describe.each(engines)('desk: a bot\u2019s ways back on %s', (engine) => {
  it('are told with what they are, whether they work, and what failed last', async () => {
    const fake = await startFake(callbackReceiver);
    onTestFinished(() => fake.close());
    const own: Partial<HandoffDeps> = {};
    const shop = { kind: 'baton' as const, callback: callbackReceiver.settings(fake.url) };
    const house = await inProcess({ shop, plain: { kind: 'baton' } }, { engine, own });
    const ways = async (bot = 'shop') => (await house.asAdmin('get', `/v1/desk/bots/${bot}/back`)).data.ways;
    const host = new URL(fake.url).host;
    expect(await ways('plain')).toEqual([]);
    expect(await ways()).toEqual([
      { way: 'callback', host, problem: null, sent: 0, waiting: 0, dead: 0, last_sent_at: null, failure: null },
    ]);
    expect((await house.asAdmin('get', '/v1/desk/bots/nobody/back')).data.error.code).toBe('unknown_bot');

    await house.post('shop', samplePayload('c-1', house.clock.now));
    const [told] = await ways();
    expect(told).toMatchObject({ sent: 1, waiting: 0, dead: 0, failure: null });
    expect(told.last_sent_at).toBe(new Date(house.clock.now).toISOString());

    await fake.close();
    house.clock.now += 60_000;
    await house.update(house.ticket(), { comment: { body: 'Your refund is out.', public: true } });
    expect(await ways()).toMatchObject([
      {
        sent: 1,
        waiting: 1,
        dead: 0,
        failure: { about: 'agent_replied', reason: expect.stringContaining('remote_unreachable'), gave_up_at: null },
      },
    ]);
    await house.pass(3 * 24 * 3_600_000);
    expect(await ways()).toMatchObject([{ sent: 1, waiting: 0, dead: 1, failure: { gave_up_at: expect.stringContaining('T') } }]);

    // Kept on the desk alone, its inner address is not called any more.
    house.deps.waysOut = {
      ...oneWayOut(thisMachine),
      problemsIn: () => [{ path: 'bots.url', url: 'http://x', problem: 'must begin with https://' }],
    };
    expect(await ways()).toMatchObject([{ problem: 'must begin with https://' }]);
  });
});

describe('desk: the webhook by which the helpdesk tells us', () => {
  it('is made by an admin, mended, and left alone; without a place for its secret it is not made', async () => {
    const own: Partial<HandoffDeps> = {};
    const house = await inProcess({}, { isConnected: false, publicUrl: 'https://baton.example', own });
    const connect = () => house.asAdmin('post', '/v1/desk/webhook', {});
    expect((await connect()).data.error.code).toBe('config_unsealed');
    const secrets = await openWebhookSecrets({
      ...{ db: house.db, seal: createSeal(randomBytes(32)), account: 'acme', configured: [], now: Date.now },
    });
    house.deps.webhookSecrets = secrets;
    expect(await connect()).toMatchObject({ status: 502, data: { error: { code: 'remote_refused' } } });
    house.account.users.get(1002)!.role = 'admin';
    expect((await connect()).data).toMatchObject({ endpoint: 'https://baton.example/helpdesk/events', change: 'created' });
    expect(secrets.all()).toEqual([house.account.webhooks[0]!.secret]);
    Object.assign(house.account.webhooks[0]!, { status: 'inactive' });
    expect((await connect()).data.change).toBe('mended');
    expect((await connect()).data.change).toBe('unchanged');
    const { entries } = (await house.asAdmin('get', '/v1/desk/audit')).data;
    expect(entries).toHaveLength(3);
    expect(entries[0]).toMatchObject({ action: 'helpdesk_connected', detail: 'unchanged: https://baton.example/helpdesk/events' });
  });
});
