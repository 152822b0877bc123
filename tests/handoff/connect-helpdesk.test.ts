import { randomBytes } from 'node:crypto';
import axios from 'axios';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { HandoffDeps } from '../../server/handoff/deps.ts';
import { signOperator } from '../../server/http/operator-token.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { reseal } from '../../server/store/reseal.ts';
import { createSeal } from '../../server/store/seal.ts';
import { openWebhookSecrets, type WebhookSecrets } from '../../server/store/webhook-secrets.ts';
import { callbackReceiver } from '../fakes/callback.ts';
import { startFake } from '../fakes/platform-server.ts';
import { inProcess, panelSigning } from '../helpers/in-process.ts';

const key = randomBytes(32);
const account = 'acme';

async function house({ role = 'admin', hasMessaging = true } = {}) {
  const fake = await startFake(callbackReceiver);
  onTestFinished(() => fake.close());
  const own: { webhookSecrets?: WebhookSecrets } = {};
  const shop = { kind: 'baton' as const, callback: callbackReceiver.settings(fake.url) };
  const inside = await inProcess({ shop }, { switches: { hasMessaging }, own: own as Partial<HandoffDeps>, isConnected: false });
  const open = (...keys: Uint8Array[]) =>
    openWebhookSecrets({ db: inside.db, seal: createSeal(...keys), account, configured: [], now: Date.now });
  own.webhookSecrets = await open(key);
  inside.deps.webhookSecrets = own.webhookSecrets;
  inside.account.users.get(1002)!.role = role as 'admin' | 'agent';
  const connect = async (server = inside.url) =>
    axios.post(
      `${inside.url}/v1/helpdesk/webhook`,
      { server },
      {
        headers: { authorization: `Bearer ${await signOperator(panelSigning, 'ann')}` },
        validateStatus: () => true,
      },
    );
  return { ...inside, fake, open, connect };
}

describe('handoff: the helpdesk is connected by a command', () => {
  it('makes the webhook once, keeps its secret sealed, and what it sends comes in', async () => {
    const { connect, account, url, db, post, update, ticket, clock, fake } = await house();
    const made = await connect();
    expect([made.status, made.data]).toEqual([
      200,
      { webhook: account.webhooks[0]!.id, endpoint: `${url}/helpdesk/events`, change: 'created' },
    ]);
    expect((await connect()).data.change).toBe('unchanged');
    expect(account.webhooks).toHaveLength(1);
    expect(JSON.stringify(await db.query('select * from webhook_secrets'))).not.toContain(account.webhooks[0]!.secret);
    expect(await db.query("select actor, detail from audit_entries where action = 'helpdesk_connected' order by at, seq")).toEqual([
      { actor: 'operator ann', detail: `created: ${url}/helpdesk/events` },
      { actor: 'operator ann', detail: `unchanged: ${url}/helpdesk/events` },
    ]);

    await post('shop', samplePayload('c-1', clock.now));
    await update(ticket(), { comment: { body: 'Your refund is out.', public: true } });
    expect(fake.seen.shown.at(-1)?.text).toBe('Your refund is out.');
  });

  it('mends one that tells too little or is switched off, and leaves those of others alone', async () => {
    const { connect, account, url } = await house();
    for (let index = 0; index < 120; index += 1)
      account.webhooks.push({
        id: `o-${index}`,
        name: 'Baton',
        endpoint: `https://other.example/${index}`,
        subscriptions: [],
        secret: 's',
      });
    const mine = {
      ...{ id: 'mine', name: 'by hand', endpoint: `${url}/helpdesk/events`, secret: 'a secret made by hand' },
      subscriptions: ['zen:event-type:ticket.comment_added', 'zen:event-type:ticket.created'],
    };
    account.webhooks.push(mine);
    expect((await connect(`${url}/`)).data).toMatchObject({ webhook: 'mine', change: 'mended' });
    expect(account.webhooks.find(({ id }) => id === 'mine')).toMatchObject({
      status: 'active',
      subscriptions: expect.arrayContaining(['zen:event-type:ticket.created', 'zen:event-type:ticket.attachment_linked_to_comment']),
    });
    expect((await connect()).data.change).toBe('unchanged');
    Object.assign(mine, { status: 'inactive' });
    expect((await connect()).data.change).toBe('mended');
    expect(account.webhooks.filter(({ subscriptions }) => subscriptions.length === 0)).toHaveLength(120);
  });

  it('does without messaging where the account has none', async () => {
    const { connect, account } = await house({ hasMessaging: false });
    expect((await connect()).data.change).toBe('created');
    expect(account.webhooks[0]!.subscriptions.join()).not.toContain('messaging');
  });

  it('says what is wrong: no admin, no operator, no master key', async () => {
    const { connect, account, url, deps } = await house({ role: 'agent' });
    const refused = await connect();
    expect([refused.status, refused.data.error.code]).toEqual([502, 'remote_refused']);
    expect(account.webhooks).toEqual([]);
    const nobody = await axios.post(`${url}/v1/helpdesk/webhook`, { server: url }, { validateStatus: () => true });
    expect(nobody.status).toBe(401);
    deps.webhookSecrets = null;
    expect((await connect()).data.error.code).toBe('config_invalid');
  });

  it('is known to other processes, and follows a new master key', async () => {
    const { connect, account, open, db } = await house();
    const other = await open(key);
    await connect();
    expect(other.all()).toEqual([]);
    await other.refresh();
    expect(other.all()).toEqual([account.webhooks[0]!.secret]);
    const next = randomBytes(32);
    expect(await reseal(db, createSeal(next, key))).toBe(1);
    expect((await open(next)).all()).toEqual(other.all());
  });
});
