import { createHmac } from 'node:crypto';
import axios from 'axios';
import { describe, expect, it, onTestFinished } from 'vitest';
import { memoryOf } from '../../server/handoff/memory.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { platformSamples } from '../../server/simulator/samples/index.ts';
import { callbackReceiver } from '../fakes/callback.ts';
import { startFake } from '../fakes/platform-server.ts';
import { fakePlatforms } from '../fakes/platforms.ts';
import { inProcess } from '../helpers/in-process.ts';

async function chatwootHouse() {
  const fake = await startFake(fakePlatforms.chatwoot);
  onTestFinished(() => fake.close());
  const house = await inProcess({ chat: { kind: 'chatwoot', back: fakePlatforms.chatwoot.settings(fake.url) } });
  const say = (id: number, content: string, who = 'incoming') =>
    house.post('chat', {
      ...(platformSamples.chatwoot[0]!.payload as object),
      id,
      content,
      message_type: who,
      attachments: [],
      created_at: new Date(house.clock.now).toISOString(),
    });
  const shown = () => fake.seen.shown.map(({ text }) => text);
  return { ...house, fake, say, shown };
}

async function callbackHouse() {
  const fake = await startFake(callbackReceiver);
  onTestFinished(() => fake.close());
  const house = await inProcess({ shop: { kind: 'baton', callback: callbackReceiver.settings(fake.url) } });
  /** Everything that was queued for the bot. */
  const bodies = async () => JSON.stringify(await house.db.query('select call from back_calls'));
  return { ...house, fake, bodies, handOff: () => house.post('shop', samplePayload('c-1', house.clock.now)) };
}

describe('handoff: the way back', () => {
  it('tells the requester, and silences the bot, only once the ticket exists', async () => {
    const { simulator, say, fake, clock, drain, account, shown } = await chatwootHouse();
    simulator.faults.script([{ match: { method: 'POST', path: /\/tickets/ }, times: 2, fault: { kind: 'status', status: 503 } }]);
    await say(1, 'Let me talk to a human being please');
    expect([account.tickets.size, fake.seen.bot, shown()]).toEqual([0, null, []]);
    clock.now += 60_000;
    await drain();
    clock.now += 60_000;
    await drain();
    expect(account.tickets.size).toBe(1);
    expect(fake.seen.bot).toBe('silent');
    expect(shown()).toEqual([
      expect.stringContaining('Nobody has been told yet'),
      expect.stringContaining('passed our conversation on to a person'),
    ]);
    for (const text of shown()) expect(text).not.toMatch(/confiden|\d/);
  });

  it('passes on what agents write for the requester, and nothing else', async () => {
    const { say, update, ticket, shown, fake } = await chatwootHouse();
    await say(1, 'Let me talk to a human being please');
    await update(ticket(), { comment: { body: 'An internal remark', public: false } });
    await update(ticket(), { comment: { body: 'The requester answers by mail', public: true } }, 1001);
    await update(ticket(), { priority: 'high' });
    expect(shown().slice(1)).toEqual(['The requester answers by mail']);
    expect(JSON.stringify(fake.seen)).not.toContain('internal remark');
    expect(fake.seen.refused).toEqual([]);
  });

  it('tells each conversation of a handoff by its own bot, by that bot’s own ids', async () => {
    const [chat, mail] = [await startFake(callbackReceiver), await startFake(callbackReceiver)];
    onTestFinished(async () => void (await Promise.all([chat.close(), mail.close()])));
    const { post, update, ticket, clock, account, drain } = await inProcess({
      chat: { kind: 'baton', proves: ['email'], callback: callbackReceiver.settings(chat.url) },
      mail: { kind: 'baton', callback: callbackReceiver.settings(mail.url) },
    });
    await post('chat', samplePayload('c-1', clock.now));
    const letter = {
      conversation: { id: 'mail-1', channel: 'email' },
      requester: { id: 'writer-1', email: 'maya@shopper.example' },
      messages: [{ id: 'l-1', author: 'requester', text: 'Is there any news?' }],
    };
    await post('mail', { type: 'message.created', timestamp: new Date(clock.now + 1_000).toISOString(), data: letter });
    expect(account.tickets.size).toBe(1);
    await update(ticket(), { comment: { body: 'It is on its way', public: true } }, 1001);
    // What the letter's bot cannot be told holds up nobody else.
    await mail.close();
    await update(ticket(), { comment: { body: 'It will be there on Monday', public: true } }, 1001);
    await drain();
    expect(new Set(chat.seen.conversations)).toEqual(new Set(['c-1']));
    expect(new Set(mail.seen.conversations)).toEqual(new Set(['mail-1']));
    expect(mail.seen.shown.map(({ text }) => text)).toEqual([expect.any(String), 'It is on its way']);
    expect(chat.seen.shown.map(({ text }) => text).slice(-2)).toEqual(['It is on its way', 'It will be there on Monday']);
    expect([...chat.seen.refused, ...mail.seen.refused]).toEqual([]);
  });

  it('passes on the files of replies, whichever is told first, and never those of notes or of the requester', async () => {
    const { say, update, ticket, shown, event, simulator } = await chatwootHouse();
    await say(1, 'Let me talk to a human being please');
    const uploaded = async (name: string) => {
      const headers = { cookie: 'sim_session=1001', 'content-type': 'image/png' };
      const { data } = await axios.post(`${simulator.url}/api/v2/uploads?filename=${name}`, 'bytes', { headers });
      return [data.upload.token];
    };
    await update(ticket(), { comment: { body: 'Print this label', public: true, uploads: await uploaded('label.png') } });
    await update(ticket(), { comment: { body: 'For us only', public: false, uploads: await uploaded('secret.png') } });
    expect(shown().slice(1)).toEqual(['Print this label', expect.stringMatching(/^label\.png: https?:\S+label\.png$/)]);

    const about = { detail: { id: String(ticket()) } };
    const file = {
      id: 'f',
      filename: 'form.pdf',
      content_type: 'application/pdf',
      content_url: 'https://acme.example/form.pdf',
      is_public: true,
    };
    const linked = {
      ...about,
      type: 'zen:event-type:ticket.attachment_linked_to_comment',
      event: { comment: { id: 'c-9', attachment: file } },
    };
    const comment = { id: 'c-9', is_public: true, body: ' ', author: { is_staff: true, name: 'Alex' } };
    await event({ id: 'e-1', ...linked });
    expect(shown().slice(3)).toEqual([]);
    await event({ id: 'e-2', ...about, type: 'zen:event-type:ticket.comment_added', event: { comment } });
    await event({ id: 'e-3', ...linked });
    expect(shown().slice(3)).toEqual(['form.pdf: https://acme.example/form.pdf']);
  });

  it('passes a reply on once, however often and under whatever id the helpdesk tells of it', async () => {
    const { say, update, ticket, shown, url, account, drain, webhookSecret } = await chatwootHouse();
    await say(1, 'Let me talk to a human being please');
    const bodies: string[] = [];
    const spy = await startFake({
      settings: () => ({}),
      isAuthorised: (headers, _query, body) => {
        bodies.push(JSON.stringify({ headers, body }));
        return true;
      },
      routes: [],
    });
    onTestFinished(() => spy.close());
    account.webhooks.push({
      id: 'w-2',
      name: 'Spy',
      endpoint: spy.url,
      subscriptions: ['zen:event-type:ticket.comment_added'],
      secret: webhookSecret,
    });
    await update(ticket(), { comment: { body: 'Your refund is out.', public: true } });
    const { headers, body } = JSON.parse(bodies[0]!) as { headers: Record<string, string>; body: string };
    const post = (text: string, more = {}) =>
      axios.post(`${url}/helpdesk/events`, text, { headers: { ...headers, host: undefined, ...more }, transformRequest: (data) => data });
    const [first, second] = [await post(body), await post(body)];
    expect([first.status, second.data]).toEqual([202, first.data]);
    const renamed = JSON.stringify({ ...JSON.parse(body), id: 'another id' });
    const stamp = headers['x-zendesk-webhook-signature-timestamp']!;
    const signature = createHmac('sha256', webhookSecret)
      .update(stamp + renamed)
      .digest('base64');
    const third = await post(renamed, { 'x-zendesk-webhook-signature': signature, 'content-length': undefined });
    expect(third.data).not.toEqual(first.data);
    await drain();
    expect(shown().slice(1)).toEqual(['Your refund is out.']);
  });

  it('does nothing for tickets of others', async () => {
    const { say, update, ticket, shown, account } = await chatwootHouse();
    await say(1, 'Let me talk to a human being please');
    const stranger = { ...account.tickets.get(ticket())!, id: 5, external_id: null, comments: [] };
    account.tickets.set(5, stranger);
    await update(5, { comment: { body: 'Not yours', public: true }, status: 'solved' });
    expect(shown()).toHaveLength(1);
  });

  it('gives the bot its voice back when the ticket is solved, after the reply that came with it', async () => {
    const { say, update, ticket, fake, clock, drain, brief } = await chatwootHouse();
    await say(1, 'Let me talk to a human being please');
    clock.now += 600_000;
    await update(ticket(), { status: 'solved', comment: { body: 'Done: 129 EUR are on their way.', public: true } });
    expect(fake.seen.bot, 'not before what else came has had its turn').toBe('silent');
    clock.now += 5_000;
    await drain();
    expect(fake.seen.bot).toBe('speaking');
    expect(fake.seen.memory).toContain('solved the request');
    expect(fake.seen.memory).toContain('Done: 129 EUR are on their way.');
    expect((await brief(ticket())).handoff.state).toBe('completed');
  });

  it('hands back by a tag, and by the panel with a note that only the bot reads', async () => {
    const tagged = await chatwootHouse();
    await tagged.say(1, 'Let me talk to a human being please');
    await tagged.update(tagged.ticket(), { additional_tags: ['baton_handback'] });
    expect([tagged.fake.seen.bot, tagged.fake.seen.memory]).toEqual(['speaking', expect.stringContaining('handed it back to you')]);

    const { say, ticket, brief, handBack, fake, shown } = await chatwootHouse();
    await say(1, 'Let me talk to a human being please');
    const { id } = (await brief(ticket())).handoff;
    expect((await handBack(id, { note: 'x' }, 'another key of more than thirty-two characters')).status).toBe(401);
    expect(fake.seen.bot).toBe('silent');
    const done = await handBack(id, { note: 'Sent a new code; ask whether it works.' });
    expect([done.status, done.data]).toEqual([200, { handoff: { id, state: 'completed', disposition: 'handed_back' } }]);
    expect(fake.seen.memory).toContain('Their note to you: "Sent a new code; ask whether it works."');
    expect(shown().join()).not.toContain('new code');
    expect((await handBack(id, {})).data.error.code).toBe('handoff_closed');
    expect((await handBack('nobody', {})).data.error.code).toBe('unknown_handoff');
  });

  it('lets the bot speak again when the ticket is deleted', async () => {
    const { handOff, fake, event, ticket } = await callbackHouse();
    await handOff();
    await event({ id: 'e-gone', type: 'zen:event-type:ticket.soft_deleted', detail: { id: String(ticket()) }, event: {} });
    expect([fake.seen.bot, fake.seen.memory]).toEqual(['speaking', expect.stringContaining('without an answer')]);
  });

  it('does not answer for what is settled: only what the requester writes from then on can ask for a person again', async () => {
    const { say, ticket, brief, handBack, account, post } = await chatwootHouse();
    await say(1, 'Let me talk to a human being please');
    await handBack((await brief(ticket())).handoff.id, {});
    await post('chat', platformSamples.chatwoot[1]!.payload);
    expect(account.tickets.size, 'an echo of the old request').toBe(1);
    await say(2, 'ok thanks, and what are your opening hours?');
    expect(account.tickets.size).toBe(1);
    await say(3, 'no, I want to talk to a human being again');
    expect(account.tickets.size).toBe(2);
  });

  it('sends again under the same id what may not have arrived, and keeps the order meanwhile', async () => {
    const { handOff, fake, update, ticket, clock, drain } = await callbackHouse();
    fake.fail('lost_answer');
    await handOff();
    await update(ticket(), { comment: { body: 'first', public: true } });
    await update(ticket(), { comment: { body: 'second', public: true } });
    expect(fake.seen.shown, 'nothing overtakes what may not have arrived').toHaveLength(1);
    fake.fail({ status: 500 }, 'reset');
    for (let tries = 0; tries < 5; tries += 1) {
      clock.now += 10_000;
      await drain();
    }
    const texts = fake.seen.shown.map(({ text }) => text);
    expect(texts.slice(-2)).toEqual(['first', 'second']);
    expect(texts[0]).toBe(texts[1]);
    expect(fake.seen.ids[0]).toBe(fake.seen.ids[1]);
    expect(new Set(fake.seen.ids).size, 'each thing said has an id of its own').toBe(3);
  });

  it('goes on with the next when one is refused for good, and lets the agents know', async () => {
    const { handOff, fake, update, ticket, attempts, account } = await callbackHouse();
    await handOff();
    fake.fail({ status: 401 });
    await update(ticket(), { comment: { body: 'lost', public: true } });
    const note = account.tickets.get(ticket())!.comments.at(-1)!;
    expect([note.public, note.body]).toEqual([false, expect.stringContaining('did not reach the requester')]);
    expect(note.body).toContain('remote_unauthorized');
    await update(ticket(), { comment: { body: 'first', public: true } });
    expect(fake.seen.shown.map(({ text }) => text).slice(1)).toEqual(['first']);
    expect(attempts.filter(([task]) => task === 'send_back').map(([, result]) => result.split(':')[0])).toEqual(['done', 'buried', 'done']);
  });

  it('tells the truth when the helpdesk refuses the ticket', async () => {
    const { handOff, fake, simulator, account } = await callbackHouse();
    simulator.faults.script([{ match: { method: 'POST', path: /\/tickets/ }, times: 9, fault: { kind: 'status', status: 422 } }]);
    await handOff();
    expect(account.tickets.size).toBe(0);
    expect(fake.seen.shown.map(({ text }) => text)).toEqual([expect.stringContaining('could not reach our team')]);
    expect(fake.seen.bot).toBe('speaking');
  });

  it('brings what the requester goes on to write to the ticket, once and as a note, and wakes the ticket', async () => {
    const { say, update, ticket, account, clock, drain, simulator, shown } = await chatwootHouse();
    await say(1, 'Let me talk to a human being please');
    await update(ticket(), { status: 'pending', comment: { body: 'Which code?', public: true } });
    simulator.faults.script([{ match: { method: 'PUT', path: /\/tickets/ }, times: 1, fault: { kind: 'reset_after' } }]);
    await say(2, 'SPRING26 {{ticket.id}} <b>');
    await say(2, 'SPRING26 {{ticket.id}} <b>');
    clock.now += 10_000;
    await drain();
    await simulator.settled();
    await drain();
    const { comments, status } = account.tickets.get(ticket())!;
    expect(comments.slice(2).map((one) => [one.public, one.html_body.includes('SPRING26'), one.html_body.includes('RENDERED')])).toEqual([
      [false, true, false],
    ]);
    expect(status).toBe('open');
    expect(shown().slice(1), 'and it does not come back').toEqual(['Which code?']);
  });

  it('keeps what the requester writes before there is a ticket until there is one', async () => {
    const { say, ticket, account, clock, drain, simulator } = await chatwootHouse();
    simulator.faults.script([{ match: { method: 'POST', path: /\/tickets/ }, times: 1, fault: { kind: 'status', status: 503 } }]);
    await say(1, 'Let me talk to a human being please');
    await say(2, 'it is about code SPRING26');
    await say(3, 'and quickly please');
    clock.now += 60_000;
    await drain();
    const notes = account.tickets
      .get(ticket())!
      .comments.slice(1)
      .map((one) => one.body);
    expect(notes).toEqual([expect.stringContaining('SPRING26'), expect.stringContaining('quickly')]);
  });

  it('tells a bot that only asks to be silent, and brings to the ticket what it was asked about', async () => {
    const { post, ask, clock, ticket, account, drain } = await inProcess({ shop: { kind: 'baton' } });
    const turn = (id: string, text: string) => ({
      type: 'message.created',
      data: { conversation: { id: 'c-1' }, messages: [{ id, author: 'requester', text }] },
    });
    expect((await ask('shop', turn('m-0', 'hello'))).data.handoff).toBeNull();
    await post('shop', samplePayload('c-1', clock.now));
    const answer = await ask('shop', turn('m-9', 'it was the blue card'));
    expect(answer.data.handoff).toEqual({ id: expect.any(String), state: 'accepted' });
    await drain();
    expect(account.tickets.get(ticket())!.comments.at(-1)).toMatchObject({ public: false, body: expect.stringContaining('the blue card') });
  });

  it('tells nobody outside what the bot thought of itself', async () => {
    const { handOff, update, ticket, bodies, fake, brief, handBack } = await callbackHouse();
    await handOff();
    await update(ticket(), { comment: { body: 'checked with 0.31 of my brain', public: false } });
    await update(ticket(), { comment: { body: 'Your money is on its way.', public: true } });
    await handBack((await brief(ticket())).handoff.id, {});
    expect(fake.seen.bot).toBe('speaking');
    expect(await bodies()).not.toMatch(/0\.31|31 %|low_confidence|asked_for_human|DUP_CAPTURE|my brain|Maya|maya@/);
  });

  it('says nothing to bots for which no way is configured', async () => {
    const { post, clock, ticket, update, attempts } = await inProcess({ shop: { kind: 'baton' } });
    await post('shop', samplePayload('c-1', clock.now));
    await update(ticket(), { comment: { body: 'hello', public: true }, status: 'solved' });
    expect(attempts.map(([task]) => task)).not.toContain('send_back');
    expect(attempts.every(([, result]) => result === 'done')).toBe(true);
  });
});

describe('handoff: the memory', () => {
  const base = { acceptedAt: 0, completedAt: 60_000, disposition: 'handed_back' as const, note: null };

  it('is a few lines, whatever was said', () => {
    const replies = Array.from({ length: 500 }, () => ({ text: 'word '.repeat(2_000) }));
    const memory = memoryOf({ ...base, replies, note: 'x'.repeat(5_000) });
    expect(memory.split('\n').length).toBeLessThanOrEqual(4);
    expect(memory.length).toBeLessThan(1_000);
  });

  it('always ends with what keeps a bot from answering the backlog', () => {
    for (const disposition of ['solved', 'handed_back'] as const)
      expect(
        memoryOf({ ...base, disposition, replies: [] })
          .split('\n')
          .at(-1),
      ).toMatch(/answer only what the requester writes from now on/);
  });
});
