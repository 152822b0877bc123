import { describe, expect, it } from 'vitest';
import { checkContact } from '../../server/handoff/check-contact.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { statusHouse } from '../helpers/status-house.ts';
import { engines } from '../helpers/test-database.ts';

const now = Date.parse('2026-11-27T12:00:00Z');
const form = { email: '', phone: '', day: '', time: '', zone: '' };

describe('how a requester wants to be answered', () => {
  it.each([
    ['+49 30 901820', null, '+4930901820'],
    ['0049 (0)30 90 18 20', null, '+4930901820'],
    ['030 901820', 'DE', '+4930901820'],
    ['(11) 2345-6789', 'BR', '+551123456789'],
    ['+81 3-1234-5678', null, '+81312345678'],
    ['٠٣٠ ٩٠١٨٢٠', 'DE', '+4930901820'],
  ])('a number that can be called is kept in one form: %s', async (phone, region, address) => {
    expect(await checkContact({ ...form, channel: 'phone', phone }, region, now)).toEqual({ channel: 'phone', address, preferred: null });
  });

  it.each([
    [{ phone: '030 901820' }, 'no_country'],
    [{ phone: '+49 1' }, 'bad_phone'],
    [{ phone: 'call me' }, 'bad_phone'],
    [{ phone: '' }, 'bad_phone'],
    [{ phone: '+1 555 0100 and some words' }, 'bad_phone'],
    [{ phone: '+49 30 901820', day: '2026-11-25' }, 'past_time'],
    [{ phone: '+49 30 901820', day: '2027-11-25' }, 'bad_time'],
    [{ phone: '+49 30 901820', day: 'tomorrow' }, 'bad_time'],
    [{ phone: '+49 30 901820', day: '2026-11-28', time: '25:00' }, 'bad_time'],
    [{ phone: '+49 30 901820', time: '10:00' }, 'bad_time'],
  ])('what nobody could keep is refused by its reason: %j', async (told, problem) => {
    expect(await checkContact({ ...form, channel: 'phone', ...told }, null, now)).toEqual({ problem });
  });

  it.each(['maya', 'maya@', 'a b@c.de', 'maya@shop', '<maya@shop.example>', `${'a'.repeat(250)}@b.example`])(
    'no address: %s',
    async (email) => {
      expect(await checkContact({ ...form, channel: 'email', email }, null, now)).toEqual({ problem: 'bad_email' });
    },
  );

  it('a time is kept by the requester’s own clock, with its zone where their device told it', async () => {
    const told = { ...form, channel: 'phone' as const, phone: '+4930901820', day: '2026-11-28', time: '09:30' };
    expect(await checkContact({ ...told, zone: 'Europe/Berlin' }, null, now)).toMatchObject({
      preferred: { day: '2026-11-28', time: '09:30', zone: 'Europe/Berlin' },
    });
    expect(await checkContact({ ...told, zone: 'Mars/Crater' }, null, now)).toMatchObject({ preferred: { zone: null } });
  });
});

const email = (id: string, at: number, address: string, text = 'Is there any news?', requester = 'mail-77') => {
  const payload = samplePayload(id, at);
  return {
    type: 'message.created',
    timestamp: payload.timestamp,
    data: {
      conversation: { id, channel: 'email' as string, locale: 'en' },
      requester: { id: requester, email: address },
      messages: [{ id: 'e-1', author: 'requester', text, sent_at: new Date(at).toISOString() }],
    },
  };
};

describe.each(engines)('the requester’s side on %s', (engine) => {
  it('switching keeps conversation, ticket and transcript: the panel sees the new way, agents read it in a note', async () => {
    const { handOff, send, notes, account, panel, brief, ticket, db } = await statusHouse({ engine });
    const url = await handOff();
    expect((await send(url, 'switch', { channel: 'phone', phone: '+49 30 901820', zone: 'Europe/Berlin' })).status).toBe(303);
    expect((await send(url, 'switch', { channel: 'email', email: 'maya.new@shopper.example' })).status).toBe(303);
    expect(account.tickets.size).toBe(1);
    expect(await db.query('select id from handoffs')).toHaveLength(1);
    expect(notes()).toMatch(
      /wants a call at \+4930901820, as soon as somebody can.*wants to be answered by email at maya.new@shopper.example/s,
    );
    const told = await brief(ticket());
    expect([told.conversation.channel, told.requester.phone, told.requester.email]).toEqual([
      'email',
      '+4930901820',
      'maya.new@shopper.example',
    ]);
    const { data } = await panel('get', `/v1/tickets/${ticket()}/handoff`);
    expect(data.changes.map((one: { action: string; detail: string }) => `${one.action} ${one.detail}`)).toEqual([
      'channel_switched email maya.new@shopper.example',
      'channel_switched phone +4930901820',
    ]);
  });

  it('an agent arranges it in the panel, and is told what is wrong', async () => {
    const { handOff, panel, get, ticket, notes } = await statusHouse({ engine });
    const url = await handOff();
    const { handoff } = (await panel('get', `/v1/tickets/${ticket()}/handoff`)).data;
    const put = (body: object) => panel('put', `/v1/handoffs/${handoff}/channel`, body);
    expect((await put({ channel: 'phone', phone: '12' })).data).toEqual({
      error: { code: 'bad_contact', message: expect.any(String), path: 'phone' },
    });
    expect((await put({ channel: 'fax' })).status).toBe(422);
    const { status, data } = await put({ channel: 'phone', phone: '+49 30 901820', day: '', time: '' });
    expect([status, data.channel]).toEqual([200, 'phone']);
    expect(notes()).toContain('An agent arranged a call at +4930901820');
    expect((await get(url)).data).toContain('We will call you:');
    expect((await panel('put', '/v1/handoffs/none/channel', { channel: 'chat' })).status).toBe(404);
  });

  it('who comes back by email, proven at both ends, is recognised at once: same ticket, longer transcript', async () => {
    const { handOff, post, account, notes, brief, ticket, clock, db } = await statusHouse({ engine });
    // A bot that signs its requesters in vouches for the address; the mail's sender is the address.
    await handOff('other');
    await post('signed', samplePayload('c-1', clock.now));
    const mine = ticket();
    expect(account.tickets.size).toBe(2);
    await post('post', email('mail-1', clock.now + 1_000, 'Maya@Shopper.example'));
    expect(account.tickets.size).toBe(2);
    expect(await db.query('select source_id from joined_conversations join conversations on id = conversation_id')).toEqual([
      { source_id: 'mail-1' },
    ]);
    expect(notes()).toContain('Is there any news?');
    const { messages } = await brief(mine);
    expect(messages.at(-1)).toMatchObject({ author: 'requester', text: 'Is there any news?' });
  });

  it('what somebody merely types proves nothing: no stranger gets into a conversation by naming an address', async () => {
    const { handOff, post, db, clock } = await statusHouse({ engine });
    await handOff();
    await post('post', email('mail-1', clock.now, 'maya@shopper.example'));
    expect(await db.query('select * from joined_conversations')).toEqual([]);
    // Nor the other way about: a chat that claims the address from which somebody wrote.
    await post('post', email('mail-2', clock.now, 'ann@shopper.example', 'Please let me talk to a human being', 'ann'));
    const claim = samplePayload('c-9', clock.now);
    await post('shop', { ...claim, data: { ...claim.data, requester: { id: 'stranger', email: 'ann@shopper.example' } } });
    expect(await db.query('select * from joined_conversations')).toEqual([]);
  });

  it('what is typed on the page proves nothing either, even where the bot proves what it tells itself', async () => {
    const { post, send, links, pathOf, db, clock } = await statusHouse({ engine });
    const chat = samplePayload('c-1', clock.now);
    const { email: _, ...unknown } = chat.data.requester;
    await post('signed', { ...chat, data: { ...chat.data, requester: unknown } });
    const [row] = await db.query<{ id: string; requested_at: number }>('select id, requested_at from handoffs');
    const url = pathOf(links.of(row!.id, Number(row!.requested_at)));
    await send(url, 'switch', { channel: 'email', email: 'victim@shopper.example' });
    await post('signed', {
      ...chat,
      type: 'message.created',
      data: { ...chat.data, requester: unknown, messages: [{ id: 'm-9', author: 'requester', text: 'Hello?' }] },
    });
    await post('post', email('mail-1', clock.now, 'victim@shopper.example'));
    expect(await db.query('select * from joined_conversations')).toEqual([]);
    await send(url, 'cancel');
    await post('signed', {
      ...chat,
      data: {
        ...chat.data,
        requester: unknown,
        messages: [{ id: 'm-10', author: 'requester', text: 'Please let me talk to a human being' }],
      },
    });
    await post('post', email('mail-2', clock.now, 'victim@shopper.example', 'Please let me talk to a human being', 'other'));
    expect(await db.query('select * from joined_conversations')).toEqual([]);
  });

  it('a page that sends without end is asked to wait', async () => {
    const { handOff, send, clock } = await statusHouse({ engine });
    const url = await handOff();
    const answers: number[] = [];
    for (let count = 0; count < 25; count += 1) answers.push((await send(url, 'say', { text: `${count}` })).status);
    expect(answers).toEqual([...Array(20).fill(303), ...Array(5).fill(429)]);
    clock.now += 61_000;
    expect((await send(url, 'say', { text: 'again' })).status).toBe(303);
  });

  it('only within the window, only while it is open, and a second chat still belongs to the bot', async () => {
    const { post, db, clock, update, ticket, pass } = await statusHouse({ engine });
    const joined = async () =>
      (await db.query<{ source_id: string }>('select source_id from joined_conversations join conversations on id = conversation_id')).map(
        (one) => one.source_id,
      );
    await post('signed', samplePayload('c-1', clock.now));
    const chat = email('chat-2', clock.now, 'maya@shopper.example', 'What are your opening hours?', 'r-c-1');
    await post('signed', { ...chat, data: { ...chat.data, conversation: { ...chat.data.conversation, channel: 'chat' } } });
    expect(await joined()).toEqual([]);
    clock.now += 73 * 3_600_000;
    await post('post', email('late', clock.now, 'maya@shopper.example'));
    expect(await joined()).toEqual([]);
    clock.now -= 70 * 3_600_000;
    await update(ticket(), { status: 'solved' });
    await pass(5_000);
    await post('post', email('closed', clock.now, 'maya@shopper.example'));
    expect(await joined()).toEqual([]);
  });

  it('many at once write their acts in a row, each once', async () => {
    const { handOff, send, db, notes } = await statusHouse({ engine });
    const url = await handOff();
    const texts = Array.from({ length: 12 }, (_, index) => `Addition number ${index}.`);
    const answers = await Promise.all(texts.map((text) => send(url, 'say', { kind: 'added', text })));
    expect(answers.map(({ status }) => status)).toEqual(texts.map(() => 303));
    const positions = await db.query<{ position: number }>('select position from requester_acts order by position');
    expect(positions.map(({ position }) => Number(position))).toEqual(texts.map((_, index) => index));
    for (const text of texts) expect(notes().split(text).length - 1, text).toBeGreaterThanOrEqual(1);
  });
});
