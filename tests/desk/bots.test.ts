import { describe, expect, it } from 'vitest';
import { botKinds } from '../../server/bots/index.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { signAs } from '../../server/simulator/sign-as.ts';
import { inProcess } from '../helpers/in-process.ts';
import { engines } from '../helpers/test-database.ts';

type House = Awaited<ReturnType<typeof inProcess>>;

/** What a platform that makes its own secret shows. */
function own(kind: string): string | null {
  if (kind === 'ada') return `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
  return ['intercom', 'sunshine', 'chatwoot', 'twilio'].includes(kind) ? 'shown-once-at-the-platform' : null;
}

async function connect(house: House, name: string, kind: string, secret: string | null = null): Promise<string> {
  const { status, data } = await house.asAdmin('post', '/v1/desk/bots', { name, kind, secret });
  expect([status, data.error]).toEqual([200, undefined]);
  return data.secret;
}

/** As the bot would, with a secret of ours. */
async function post(house: House, bot: string, secret: string, payload: unknown) {
  const body = JSON.stringify(payload);
  const signed = signAs('baton', secret, '', body, house.clock.now);
  const answer = await fetch(`${house.url}/webhooks/${bot}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...signed, 'x-forwarded-for': '203.0.113.9' },
  });
  await house.drain();
  return answer.status;
}

const deliveries = async (house: House, bot: string) => (await house.asAdmin('get', `/v1/desk/bots/${bot}/deliveries`)).data.deliveries;
const shown = async (house: House, name: string) =>
  (await house.asAdmin('get', '/v1/desk/bots')).data.bots.find((one: { name: string }) => one.name === name);

describe('desk: bots', () => {
  it.each(botKinds)('%s is connected, and its sample becomes a ticket that can be taken away', async (kind) => {
    const house = await inProcess({});
    await connect(house, 'new-bot', kind, own(kind));
    const { data } = await house.asAdmin('post', '/v1/desk/bots/new-bot/sample', {});
    expect(data.error).toBeUndefined();
    await house.drain();

    const ticket = house.account.tickets.get(house.ticket())!;
    expect(ticket.tags).toEqual(expect.arrayContaining(['baton_sample', 'baton_asked_for_human', 'baton_bot_new-bot']));
    expect(await deliveries(house, 'new-bot')).toMatchObject([
      { result: 'read', decision: 'handoff', reasons: expect.arrayContaining(['asked_for_human']) },
    ]);
    expect(await shown(house, 'new-bot')).toMatchObject({
      kind,
      deliveries: 1,
      conversations: 1,
      handoffs: 1,
      open: 1,
      last_refusal: null,
    });

    expect((await house.asAdmin('post', '/v1/desk/samples/removal', {})).data).toEqual({ removed: 1, kept: [] });
    expect(ticket.status).toBe('solved');
    for (const table of ['deliveries', 'conversations', 'messages', 'handoffs', 'samples', 'decisions'])
      expect(await house.db.query(`select * from ${table}`), table).toEqual([]);
  });

  it('one sample that is stuck keeps no other from going, and is named with why', async () => {
    const house = await inProcess({ shop: { kind: 'baton' } });
    const sample = async () => (await house.asAdmin('post', '/v1/desk/bots/shop/sample', {})).data.conversation;
    const first = await sample();
    await house.drain();
    const stuck = await sample();
    house.simulator.faults.script([{ match: { method: 'POST', path: /tickets$/ }, times: 99, fault: { kind: 'status', status: 500 } }]);
    await house.drain();
    house.simulator.faults.script([]);
    const last = await sample();
    await house.drain();
    const solved = house.account.tickets.get(house.ticket())!;
    house.simulator.faults.script([
      { match: { method: 'PUT', path: new RegExp(`tickets/${solved.id}$`) }, times: 99, fault: { kind: 'status', status: 500 } },
    ]);
    const remove = async () => (await house.asAdmin('post', '/v1/desk/samples/removal', {})).data;
    expect(await remove()).toEqual({
      removed: 1,
      kept: [
        { conversation: stuck, bot: 'shop', tickets: [], code: 'handoff_waiting', message: expect.stringContaining('still being made') },
        { conversation: last, bot: 'shop', tickets: [String(solved.id)], code: 'remote_failed', message: expect.stringContaining('500') },
      ],
    });
    expect(
      (await house.db.query<{ conversation: string }>('select conversation from samples')).map((one) => one.conversation),
    ).not.toContain(first);
    house.simulator.faults.script([]);
    await house.pass(600_000);
    expect(await remove()).toEqual({ removed: 2, kept: [] });
  });

  it('each has a guide with steps and a program that posts', async () => {
    const house = await inProcess({});
    for (const kind of botKinds) {
      const { data } = await house.asAdmin('get', `/v1/desk/platforms/${kind}`);
      expect(data.title, kind).not.toBe('');
      expect(data.where, kind).not.toMatch(/[*`[\]]|^$/);
      expect(data.steps.join(), kind).not.toMatch(/[*`]|^$/);
      expect(data.snippets.length, kind).toBeGreaterThanOrEqual(3);
    }
  });

  it('a secret is told once, counts beside the old one, and the old one ends when it is retired', async () => {
    const house = await inProcess({});
    const old = await connect(house, 'shop', 'baton');
    const added = (await house.asAdmin('post', '/v1/desk/bots/shop/secrets', {})).data.secret;
    const payload = (id: string) => samplePayload(id, house.clock.now);
    expect(await post(house, 'shop', old, payload('c-1'))).toBe(202);
    expect(await post(house, 'shop', added, payload('c-2'))).toBe(202);
    const bots = JSON.stringify((await house.asAdmin('get', '/v1/desk/bots')).data);
    const settings = JSON.stringify((await house.asAdmin('get', '/v1/desk/settings')).data);
    for (const secret of [old, added]) expect(bots + settings).not.toContain(secret);

    expect((await house.asAdmin('post', '/v1/desk/bots/shop/secrets/retire', { ending: old.slice(-4) })).status).toBe(200);
    expect(await post(house, 'shop', old, payload('c-3'))).toBe(401);
    expect(await post(house, 'shop', added, payload('c-4'))).toBe(202);
    const last = await house.asAdmin('post', '/v1/desk/bots/shop/secrets/retire', { ending: added.slice(-4) });
    expect(last.data.error).toMatchObject({ code: 'bad_setting', path: 'bots.shop.secrets' });
    expect((await house.asAdmin('get', '/v1/desk/audit')).data.entries).toHaveLength(3);
  });

  it('a name that stands in no address, one that is taken and a secret that can be guessed are refused', async () => {
    const house = await inProcess({ shop: { kind: 'baton' } });
    const add = async (body: object) => (await house.asAdmin('post', '/v1/desk/bots', body)).data.error?.message;
    expect(await add({ name: 'Shop Bot', kind: 'rasa' })).toMatch(/small letters, digits and hyphens/);
    expect(await add({ name: 'shop', kind: 'rasa' })).toMatch(/already/);
    expect(await add({ name: 'x', kind: 'twilio', secret: 'short' })).toMatch(/16 characters/);
  });

  it('what one that was removed had posted is a dead letter, and is read once the bot is back', async () => {
    const house = await inProcess({});
    const secret = await connect(house, 'shop', 'baton');
    const body = JSON.stringify(samplePayload('c-1', house.clock.now));
    await fetch(`${house.url}/webhooks/shop`, { method: 'POST', body, headers: signAs('baton', secret, '', body, house.clock.now) });
    expect((await house.asAdmin('post', '/v1/desk/bots/shop/removal', {})).status).toBe(200);
    await house.drain();
    expect(await post(house, 'shop', secret, {})).toBe(404);
    const [letter] = (await house.asAdmin('get', '/v1/dead-letters')).data.dead_letters;
    expect(letter).toMatchObject({ task: 'read_delivery', reason: expect.stringContaining('"shop" was removed') });
    await connect(house, 'shop', 'baton', secret);
    await house.asAdmin('post', '/v1/dead-letters/replay', { all: true });
    await house.drain();
    expect(house.account.tickets.size).toBe(1);
  });
});

describe.each(engines)('desk: deliveries on %s', (engine) => {
  it('a refused one is written down with why and by whom, without a word of it, and no more than there is room for', async () => {
    const house = await inProcess({ shop: { kind: 'baton' } }, { engine });
    const wrong = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
    for (let i = 0; i < 25; i += 1) expect(await post(house, 'shop', wrong, { secret_words: 'of a stranger' })).toBe(401);
    await house.post('shop', { type: 'nonsense' });
    await expect.poll(async () => (await deliveries(house, 'shop')).length).toBe(20);
    house.clock.now += 61_000;
    await house.post('shop', { type: 'nonsense' });
    await expect.poll(async () => (await deliveries(house, 'shop'))[0].code).toBe('bad_payload');
    const found = await deliveries(house, 'shop');
    expect(found[0]).toMatchObject({ result: 'refused', why: 'type', bytes: 19, can_replay: false });
    expect(found[1]).toMatchObject({ code: 'bad_signature', why: expect.stringContaining('No signature matches') });
    expect(new Set(found.map(({ sender }: { sender: string }) => sender)).size).toBe(2);
    const rows = JSON.stringify(await house.db.query('select * from refusals'));
    expect(rows).not.toMatch(/stranger|203\.0\.113\.9|127\.0\.0\.1|nonsense/);
    expect(await shown(house, 'shop')).toMatchObject({ last_refusal: { code: 'bad_payload' } });
  });

  it('one that was let in is told by its bytes, not by its signs', async () => {
    const house = await inProcess({ shop: { kind: 'baton' } }, { engine });
    const payload = {
      type: 'message.created',
      data: { conversation: { id: 'c-1' }, messages: [{ id: 'm-1', author: 'requester', text: '日本語で、é 🙂' }] },
    };
    await house.post('shop', payload);
    expect((await deliveries(house, 'shop'))[0].bytes).toBe(Buffer.byteLength(JSON.stringify(payload)));
  });

  it('one is read again from its bytes, and nothing is made twice', async () => {
    const house = await inProcess({ shop: { kind: 'baton' } }, { engine });
    await house.post('shop', samplePayload('c-1', house.clock.now));
    const [first] = await deliveries(house, 'shop');
    expect((await house.asAdmin('post', `/v1/desk/deliveries/${first.id}/replay`, {})).status).toBe(200);
    expect((await house.asAdmin('post', `/v1/desk/deliveries/${first.id}/replay`, {})).data.error.code).toBe('unknown_delivery');
    await house.drain();
    expect(house.account.tickets.size).toBe(1);
    expect(await house.db.query('select count(*) as n from messages')).toEqual([{ n: 6 }]);
    expect(await deliveries(house, 'shop')).toHaveLength(1);
    // After a week the job is forgotten, and the bytes are not.
    await house.db.query('delete from jobs');
    expect((await house.asAdmin('post', `/v1/desk/deliveries/${first.id}/replay`, {})).status).toBe(200);
    await house.drain();
    await house.db.query(`update deliveries set body = ''`);
    expect((await house.asAdmin('post', `/v1/desk/deliveries/${first.id}/replay`, {})).status).toBe(404);
    expect((await house.asAdmin('get', '/v1/desk/audit')).data.entries.map(({ action }: { action: string }) => action)).toEqual([
      'delivery_replayed',
      'delivery_replayed',
    ]);
  });
});
