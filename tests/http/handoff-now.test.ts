import { describe, expect, it } from 'vitest';
import { endDispositions } from '#domain/way-back.ts';
import { compileRules } from '#rules/compile.ts';
import { defaultRules } from '#rules/defaults.ts';
import { tryRules } from '../../server/handoff/try-rules.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { completeHandoff } from '../../server/store/handoff-states.ts';
import { inProcess } from '../helpers/in-process.ts';

const bo = { sub: '1003', name: 'Bo' };

async function handedOff(conversation = 'c-1') {
  const house = await inProcess({ 'shop-bot': { kind: 'baton' } });
  await house.post('shop-bot', samplePayload(conversation, house.clock.now));
  const ticket = house.ticket();
  const { data } = await house.panel('get', `/v1/tickets/${ticket}/handoff`);
  return { ...house, ticket, handoff: data.handoff as string, now: data };
}

describe('http: where a handoff stands', () => {
  it('is accepted by one agent, and another one learns who has it', async () => {
    const { panel, ticket, handoff, now, simulator } = await handedOff();
    const told: unknown[] = [];
    simulator.account.onNotification(({ event, body }) => told.push([event, body]));
    expect(now).toMatchObject({ state: 'accepted', owner: null, verdict: null, channel: 'chat', changes: [] });

    expect((await panel('post', `/v1/handoffs/${handoff}/acceptance`)).data.owner).toMatchObject({ id: '1001', name: 'Alex Agent' });
    const refused = await panel('post', `/v1/handoffs/${handoff}/acceptance`, {}, bo);
    expect([refused.status, refused.data.error]).toEqual([409, { code: 'handoff_owned', message: 'Alex Agent has accepted it' }]);
    const seen = (await panel('get', `/v1/tickets/${ticket}/handoff`, undefined, bo)).data;
    expect(seen).toMatchObject({ owner: { name: 'Alex Agent' }, changes: [{ action: 'accepted', agent: { id: '1001' } }] });
    expect(seen.revision).not.toBe(now.revision);
    expect(told).toEqual([['handoff_changed', { ticket_id: String(ticket) }]]);
  });

  it('goes over to another agent who insists, and accepting twice is nothing new', async () => {
    const { panel, handoff } = await handedOff();
    await panel('post', `/v1/handoffs/${handoff}/acceptance`);
    await panel('post', `/v1/handoffs/${handoff}/acceptance`);
    const { data } = await panel('post', `/v1/handoffs/${handoff}/acceptance`, { over: true }, bo);
    expect(data.owner).toMatchObject({ id: '1003' });
    expect(data.changes.map(({ agent, detail }: { agent: { id: string }; detail: string }) => [agent.id, detail])).toEqual([
      ['1003', 'Alex Agent'],
      ['1001', null],
    ]);
  });

  it('keeps every verdict, also one that was taken back, and each agent has their own', async () => {
    const { panel, ticket, handoff } = await handedOff();
    const say = (verdict: string | null, agent = { sub: '1001', name: 'Alex Agent' }) =>
      panel('put', `/v1/handoffs/${handoff}/verdict`, { verdict }, agent);
    expect((await say('too_early')).data.verdict).toBe('too_early');
    expect((await say('needed', bo)).data.verdict).toBe('needed');
    expect((await say(null)).data.verdict).toBeNull();
    expect((await panel('get', `/v1/tickets/${ticket}/handoff`, undefined, bo)).data.verdict).toBe('needed');
    expect((await say('wonderful')).status).toBe(422);
    const { changes } = (await panel('get', `/v1/tickets/${ticket}/handoff`)).data;
    expect(changes.map(({ action, detail }: { action: string; detail: string }) => [action, detail])).toEqual([
      ['verdict_withdrawn', null],
      ['verdict_given', 'needed'],
      ['verdict_given', 'too_early'],
    ]);
  });

  it('counts in the precision of a back-test', async () => {
    const { panel, post, handoff, clock, db } = await handedOff();
    await post('shop-bot', samplePayload('c-2', clock.now));
    const tryThem = () =>
      tryRules({
        db,
        draft: compileRules(defaultRules),
        current: compileRules(defaultRules),
        isOpen: null,
        since: 0,
        onProgress: () => undefined,
      });
    expect((await tryThem()).current).toMatchObject({ handed_off: 2, precision: null });
    await panel('put', `/v1/handoffs/${handoff}/verdict`, { verdict: 'not_needed' });
    expect((await tryThem()).current).toMatchObject({ needless: 1, precision: 0 });
    await panel('put', `/v1/handoffs/${handoff}/verdict`, { verdict: 'too_late' });
    expect((await tryThem()).current).toMatchObject({ needed_and_handed_off: 1, precision: 1, recall: 1 });
  });

  it('moves when the requester writes again, and the brief then ends with what was said', async () => {
    const { panel, post, update, ticket, now, clock, brief } = await handedOff();
    const before = (await brief(ticket)).messages.length;
    const again = samplePayload('c-1', clock.now);
    const message = { id: 'm-7', author: 'requester', text: 'Are you there?', sent_at: new Date(clock.now + 1_000).toISOString() };
    const { data } = again;
    await post('shop-bot', {
      type: 'message.created',
      timestamp: again.timestamp,
      data: { conversation: data.conversation, messages: [message] },
    });
    await update(ticket, { comment: { body: 'Yes, I am Alex.', public: true } });
    expect((await panel('get', `/v1/tickets/${ticket}/handoff`)).data.revision).not.toBe(now.revision);
    const added = (await brief(ticket)).messages.slice(before);
    expect(added.map(({ author, text }: { author: string; text: string }) => [author, text])).toEqual(
      expect.arrayContaining([
        ['requester', 'Are you there?'],
        ['agent', 'Yes, I am Alex.'],
      ]),
    );
    expect(added).toHaveLength(2);
  });

  it('tells of the hand back, with the note, and nobody accepts what has ended', async () => {
    const { handBack, panel, ticket, handoff } = await handedOff();
    await handBack(handoff, { note: 'Only the address was missing.' });
    const { data } = await panel('get', `/v1/tickets/${ticket}/handoff`);
    expect(data).toMatchObject({ state: 'completed', disposition: 'handed_back' });
    expect(data.changes[0]).toMatchObject({ action: 'handed_back', detail: 'Only the address was missing.', agent: { id: '1001' } });
    expect((await panel('post', `/v1/handoffs/${handoff}/acceptance`)).data.error.code).toBe('handoff_closed');
  });

  it.each(endDispositions)('tells of one that ended as %s', async (disposition) => {
    const { panel, ticket, handoff, db, clock } = await handedOff();
    await completeHandoff(db, handoff, disposition, clock.now);
    const { status, data } = await panel('get', `/v1/tickets/${ticket}/handoff`);
    expect([status, data.disposition]).toEqual([200, disposition]);
  });

  it('lists the other handoffs of the same person, at whatever bot, and no one else’s', async () => {
    const { panel, post, ticket, clock } = await handedOff();
    const next = samplePayload('c-2', clock.now + 60_000);
    await post('shop-bot', {
      ...next,
      data: { ...next.data, requester: { ...next.data.requester, id: 'another id', email: 'MAYA@shopper.example' } },
    });
    const other = samplePayload('c-3', clock.now);
    await post('shop-bot', {
      ...other,
      data: { ...other.data, requester: { id: 'r-9', name: 'Maya Lindqvist', email: 'm@other.example' } },
    });
    const { data } = await panel('get', `/v1/tickets/${ticket}/requester`);
    expect(data.handoffs).toEqual([expect.objectContaining({ intent: 'duplicate_charge', state: 'accepted', reason: expect.any(String) })]);
    expect(data.handoffs[0].ticket).not.toBe(String(ticket));
    expect(data.has_more).toBe(false);
  });

  it('lists them by pages: each once, and whether there are more', async () => {
    const { panel, post, ticket, clock } = await handedOff();
    for (let count = 0; count < 21; count += 1) await post('shop-bot', samplePayload(`d-${count}`, clock.now + count * 60_000));
    const page = async (number: number) => (await panel('get', `/v1/tickets/${ticket}/requester?page=${number}`)).data;
    const [first, second] = [await page(1), await page(2)];
    expect([first.handoffs.length, first.has_more, second.handoffs.length, second.has_more]).toEqual([20, true, 1, false]);
    const tickets = [...first.handoffs, ...second.handoffs].map((one) => one.ticket);
    expect(new Set(tickets).size).toBe(21);
    expect((await panel('get', `/v1/tickets/${ticket}/requester?page=none`)).status).toBe(422);
  });

  it.each([
    ['get', '/v1/tickets/1/handoff'],
    ['get', '/v1/tickets/1/requester'],
    ['post', '/v1/handoffs/x/acceptance'],
    ['put', '/v1/handoffs/x/verdict'],
  ] as const)('%s %s is for nobody without a token, and knows what it does not know', async (method, path) => {
    const { panel, url } = await inProcess({ 'shop-bot': { kind: 'baton' } });
    expect((await fetch(url + path, { method })).status).toBe(401);
    expect((await panel(method, path, method === 'put' ? { verdict: 'needed' } : undefined)).status).toBe(404);
  });
});
