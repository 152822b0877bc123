import { describe, expect, it } from 'vitest';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { inProcess } from '../helpers/in-process.ts';

const bo = { sub: '1003', name: 'Bo' };

async function handedOff() {
  const house = await inProcess({ 'shop-bot': { kind: 'baton' } });
  await house.post('shop-bot', samplePayload('c-1', house.clock.now));
  const id = house.ticket();
  const { data } = await house.panel('get', `/v1/tickets/${id}/handoff`);
  const ticket = house.account.tickets.get(id)!;
  const user = house.account.users.get(1003)!;
  const asBo = async () => (await house.panel('get', `/v1/tickets/${id}/brief`, undefined, bo)).status;
  return { ...house, id, ticket, user, handoff: data.handoff as string, asBo };
}

describe('http: an agent sees through the panel what the helpdesk lets them see', () => {
  const closed = [
    { id: 500, name: 'Support', is_public: false },
    { id: 501, name: 'Billing', is_public: false },
  ];
  it.each<[string, object, object, number]>([
    ['nothing restricts', {}, {}, 200],
    ['is restricted to groups, and the ticket has none', { ticket_restriction: 'groups' }, {}, 403],
    ['is restricted to groups, and the ticket is in theirs', { ticket_restriction: 'groups' }, { group_id: 501 }, 200],
    ['is restricted to groups, and the ticket is in another one', { ticket_restriction: 'groups' }, { group_id: 500 }, 403],
    ['is restricted to their own tickets', { ticket_restriction: 'assigned' }, {}, 403],
    ['is restricted to their own tickets, and this is one', { ticket_restriction: 'assigned' }, { assignee_id: 1003 }, 200],
    ['follows the ticket', { ticket_restriction: 'assigned' }, { follower_ids: [1003] }, 200],
    ['is restricted to an organization', { ticket_restriction: 'organization', organization_id: 7 }, { organization_id: 8 }, 403],
    ['is of the organization', { ticket_restriction: 'organization', organization_id: 7 }, { organization_id: 7 }, 200],
    ['is of no organization, nor is the ticket', { ticket_restriction: 'organization' }, {}, 403],
    ['is restricted in a way nobody knows', { ticket_restriction: 'by_the_moon' }, {}, 403],
    ['is suspended', { suspended: true }, {}, 403],
    ['is a requester', { role: 'end-user' }, {}, 403],
    ['is an admin, whatever else', { role: 'admin', ticket_restriction: 'assigned' }, {}, 200],
  ])('one who %s', async (_name, user, ticket, status) => {
    const made = await handedOff();
    Object.assign(made.user, user);
    Object.assign(made.ticket, ticket);
    expect(await made.asBo()).toBe(status);
  });

  it.each([
    [500, 403],
    [501, 200],
  ])('of a private group %i only its members', async (group_id, status) => {
    const { account, ticket, asBo } = await handedOff();
    account.groups = closed;
    ticket.group_id = group_id;
    expect(await asBo()).toBe(status);
  });

  it('one who works there no more', async () => {
    const { account, asBo } = await handedOff();
    account.users.delete(1003);
    expect(await asBo()).toBe(403);
  });

  it('holds for everything the panel reads and does, and tells nothing', async () => {
    const { panel, id, handoff, user, db } = await handedOff();
    user.ticket_restriction = 'assigned';
    const answers = await Promise.all([
      ...['brief', 'handoff', 'requester'].map((path) => panel('get', `/v1/tickets/${id}/${path}`, undefined, bo)),
      ...['acceptance', 'handback', 'draft'].map((path) => panel('post', `/v1/handoffs/${handoff}/${path}`, {}, bo)),
      panel('put', `/v1/handoffs/${handoff}/verdict`, { verdict: 'needed' }, bo),
      panel('put', `/v1/handoffs/${handoff}/channel`, { channel: 'email', email: 'x@y.example' }, bo),
    ]);
    for (const { status, data } of answers) {
      expect([status, data.error.code]).toEqual([403, 'bad_ticket']);
      expect(JSON.stringify(data)).not.toContain('Maya');
    }
    expect(await db.query('select * from handoff_changes')).toEqual([]);
  });

  it('shows of the requester\u2019s other handoffs only those whose tickets they may see', async () => {
    const { panel, post, id, account, user, ticket: first, clock, db } = await handedOff();
    const [before] = await db.query<{ id: string }>('select id from handoffs');
    await panel('post', `/v1/handoffs/${before!.id}/handback`, {});
    await post('shop-bot', samplePayload('c-2', clock.now + 1));
    const second = [...account.tickets.keys()].at(-1)!;
    expect(second).not.toBe(id);
    const others = async (of: number) =>
      (await panel('get', `/v1/tickets/${of}/requester`, undefined, bo)).data.handoffs.map((one: { ticket: string }) => one.ticket);
    expect(await others(second)).toEqual([String(id)]);
    clock.now += 121_000;
    user.ticket_restriction = 'assigned';
    Object.assign(account.tickets.get(second)!, { assignee_id: 1003 });
    expect(await others(second)).toEqual([]);
    clock.now += 11_000;
    Object.assign(first, { assignee_id: 1003 });
    expect(await others(second)).toEqual([String(id)]);
  });

  it('asks about all of the requester\u2019s other tickets in one call, and once about the agent\u2019s groups', async () => {
    const { panel, post, account, user, clock, db } = await handedOff();
    for (let count = 2; count < 14; count += 1) {
      const [open] = await db.query<{ id: string }>("select id from handoffs where state <> 'completed'");
      await panel('post', `/v1/handoffs/${open!.id}/handback`, {});
      await post('shop-bot', samplePayload(`c-${count}`, clock.now + count));
    }
    const all = [...account.tickets.values()];
    expect(all.length).toBe(13);
    for (const [place, one] of all.entries()) one.group_id = place % 3 === 0 ? 501 : 500;
    const shown = all.filter((one) => one.group_id === 501).map(({ id }) => String(id));
    user.ticket_restriction = 'groups';
    clock.now += 121_000;
    const before = account.requests.length;
    const { data } = await panel('get', `/v1/tickets/${shown.at(-1)}/requester`, undefined, bo);
    expect(data.handoffs.map(({ ticket }: { ticket: string }) => ticket).sort()).toEqual(shown.slice(0, -1).sort());
    const asked = account.requests.slice(before).map(({ path }) => path);
    expect(asked.length).toBe(4);
    expect(new Set(asked)).toEqual(
      new Set([
        `/api/v2/tickets/${shown.at(-1)}`,
        '/api/v2/tickets/show_many',
        '/api/v2/users/1003',
        '/api/v2/users/1003/group_memberships',
      ]),
    );
  });

  it('lets nobody do anything with a handoff that has no ticket: the helpdesk cannot say who may', async () => {
    const { panel, post, simulator, clock, db } = await handedOff();
    simulator.faults.script([{ match: { method: 'POST', path: '^/api/v2/tickets$' }, times: 9, fault: { kind: 'status', status: 503 } }]);
    const payload = samplePayload('c-3', clock.now) as { data: { requester: object } };
    payload.data.requester = { id: 'r-3' };
    await post('shop-bot', payload);
    const [bare] = await db.query<{ id: string }>('select id from handoffs where ticket_id is null');
    const answers = await Promise.all([
      ...['acceptance', 'handback', 'draft'].map((path) => panel('post', `/v1/handoffs/${bare!.id}/${path}`, {}, bo)),
      panel('put', `/v1/handoffs/${bare!.id}/verdict`, { verdict: 'needed' }, bo),
      panel('put', `/v1/handoffs/${bare!.id}/channel`, { channel: 'email', email: 'x@y.example' }, bo),
    ]);
    for (const { status, data } of answers) expect([status, data.error.code]).toEqual([403, 'bad_ticket']);
  });

  it('asks the helpdesk once in two minutes, and soon again where it refused', async () => {
    const { panel, id, user, clock, account, asBo } = await handedOff();
    const asked = () => account.requests.filter(({ path }) => path === '/api/v2/users/1003').length;
    for (let count = 0; count < 5; count += 1) await panel('get', `/v1/tickets/${id}/handoff`, undefined, bo);
    // Whether they work there and what they may see is one question.
    expect(asked()).toBe(1);
    user.ticket_restriction = 'assigned';
    clock.now += 119_000;
    expect(await asBo()).toBe(200);
    clock.now += 2_000;
    expect([await asBo(), asked()]).toEqual([403, 2]);
    user.ticket_restriction = null;
    expect(await asBo()).toBe(403);
    clock.now += 11_000;
    expect(await asBo()).toBe(200);
  });

  it('asks once about an agent whose first brief comes in many requests at once, and anew for each agent', async () => {
    const { panel, id, account } = await handedOff();
    const asked = (agent: string) => account.requests.filter(({ path }) => path === `/api/v2/users/${agent}`).length;
    const first = async (sub: string) =>
      Promise.all(
        ['brief', 'handoff', 'requester'].map((path) => panel('get', `/v1/tickets/${id}/${path}`, undefined, { sub, name: 'x' })),
      );
    expect((await first('1003')).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect([asked('1003'), asked('1002')]).toEqual([1, 0]);
    await first('1002');
    expect([asked('1003'), asked('1002')]).toEqual([1, 1]);
  });

  it('takes no old word about whoever was refused: what they may see now is asked at the next ticket', async () => {
    const { panel, post, account, id, user, clock } = await handedOff();
    await post('shop-bot', samplePayload('c-2', clock.now));
    const next = [...account.tickets.keys()].find((one) => one !== id)!;
    const see = async (ticket: number) => (await panel('get', `/v1/tickets/${ticket}/brief`, undefined, bo)).status;
    user.ticket_restriction = 'assigned';
    expect(await see(id)).toBe(403);
    user.ticket_restriction = null;
    expect(await see(next)).toBe(200);
  });

  it('lets nobody in while the helpdesk does not answer, says so, and goes on when it does', async () => {
    const { panel, id, simulator, asBo } = await handedOff();
    simulator.faults.script([{ match: { path: '/users/1003' }, times: 1, fault: { kind: 'status', status: 500 } }]);
    const { status, data } = await panel('get', `/v1/tickets/${id}/brief`, undefined, bo);
    expect([status, data.error.code]).toEqual([502, 'remote_failed']);
    expect(JSON.stringify(data)).not.toContain('Maya');
    expect(await asBo()).toBe(200);
  });
});
