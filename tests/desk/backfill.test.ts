import axios from 'axios';
import { describe, expect, it } from 'vitest';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { inProcess } from '../helpers/in-process.ts';
import { engines } from '../helpers/test-database.ts';

const minute = 60_000;

describe.each(engines)('backfill: what the helpdesk measured itself, on %s', (engine) => {
  it('is fetched page by page, kept up, and counts where no webhook told', async () => {
    const house = await inProcess({ shop: { kind: 'baton' } }, { engine });
    const { clock, account, simulator } = house;
    // Nobody has connected Zendesk's webhooks.
    account.webhooks.length = 0;
    const began = clock.now;
    await house.post('shop', samplePayload('c-1', clock.now));
    const ticket = house.ticket();
    const measured = async (name: string) => {
      const { data } = await house.asAdmin('get', '/v1/desk/measures');
      return data.measures.find((one: { name: string }) => one.name === name);
    };
    clock.now += 10 * minute;
    await house.update(ticket, { comment: { body: 'It is on its way.', public: true } });
    await house.update(ticket, { status: 'solved' });
    const cookie = { headers: { cookie: 'sim_session=1001' } };
    await axios.post(`${simulator.url}/api/v2/tickets/${ticket}/satisfaction_rating`, { satisfaction_rating: { score: 'good' } }, cookie);
    expect([(await measured('first_reply')).n, (await measured('satisfied')).n]).toEqual([0, 0]);
    expect((await house.asAdmin('get', '/v1/desk/measures/backfill')).data).toMatchObject({ begun: false, share: 0 });

    // More tickets than a page holds, of other people; nothing of them is kept.
    for (let index = 0; index < 600; index += 1) {
      const other = structuredClone(account.tickets.get(ticket)!);
      account.tickets.set(200_000 + index, { ...other, id: 200_000 + index, external_id: null, updated_at: new Date(began).toISOString() });
    }
    clock.now += 5 * minute;
    const from = new Date(began - 86_400_000).toISOString().slice(0, 10);
    expect((await house.asAdmin('post', '/v1/desk/measures/backfill', { from: '2999-01-01' })).status).toBe(422);
    const { data: begun } = await house.asAdmin('post', '/v1/desk/measures/backfill', { from });
    expect(begun).toMatchObject({ begun: true, tickets: 0, complete: false });
    await house.drain();
    const { data: going } = await house.asAdmin('get', '/v1/desk/measures/backfill');
    expect(going).toMatchObject({ tickets: 500, complete: false });
    expect(going.share).toBeGreaterThan(0.5);
    expect(going.share).toBeLessThan(1);
    clock.now += 10_000;
    await house.drain();
    expect((await house.asAdmin('get', '/v1/desk/measures/backfill')).data).toMatchObject({ tickets: 601, complete: true, share: 1 });
    expect(await measured('first_reply')).toMatchObject({ n: 1, value: 600 });
    expect(await measured('satisfied')).toMatchObject({ n: 1, value: 1 });
    expect(await house.db.query('select ticket_id from ticket_facts')).toEqual([{ ticket_id: String(ticket) }]);

    // An hour later what has changed since is fetched, and nothing else.
    const asked = () => account.requests.filter(({ path }) => path.startsWith('/api/v2/incremental')).length;
    expect(asked()).toBe(2);
    await axios.post(`${simulator.url}/api/v2/tickets/${ticket}/satisfaction_rating`, { satisfaction_rating: { score: 'bad' } }, cookie);
    account.tickets.get(ticket)!.updated_at = new Date(clock.now).toISOString();
    clock.now += 60 * minute;
    await house.drain();
    expect(asked()).toBe(3);
    expect(await measured('satisfied')).toMatchObject({ n: 1, value: 0 });

    // Begun anew, the first one does not go on beside it.
    await house.asAdmin('post', '/v1/desk/measures/backfill', { from });
    await house.drain();
    clock.now += 10_000;
    await house.drain();
    const before = asked();
    clock.now += 65 * minute;
    await house.drain();
    expect(asked()).toBe(before + 1);
  });

  it('that was given up says so, and goes on where it stopped', async () => {
    const house = await inProcess({ shop: { kind: 'baton' } }, { engine });
    await house.post('shop', samplePayload('c-1', house.clock.now));
    house.clock.now += 3 * minute;
    const from = new Date(house.clock.now - 86_400_000).toISOString().slice(0, 10);
    const progress = async () => (await house.asAdmin('get', '/v1/desk/measures/backfill')).data;
    const resume = async () => (await house.asAdmin('post', '/v1/desk/measures/backfill/resumption', {})).data;
    expect(await resume()).toMatchObject({ begun: false });
    house.simulator.faults.script([{ match: { path: /incremental/ }, times: 2, fault: { kind: 'status', status: 403 } }]);
    await house.asAdmin('post', '/v1/desk/measures/backfill', { from });
    expect(await progress()).toMatchObject({ begun: true, complete: false, stopped: null });
    await house.drain();
    expect(await progress()).toMatchObject({
      ...{ begun: true, complete: false, tickets: 0 },
      stopped: { reason: expect.stringContaining('403'), at: new Date(house.clock.now).toISOString() },
    });
    expect(await resume()).toMatchObject({ stopped: null });
    await house.drain();
    // Put aside, and long forgotten.
    await house.db.query(`delete from jobs where task = 'export_tickets'`);
    expect(await progress()).toMatchObject({ stopped: { reason: null, at: null } });
    expect(await resume()).toMatchObject({ stopped: null });
    await house.drain();
    expect(await progress()).toMatchObject({ complete: true, tickets: 1, stopped: null });
    expect((await house.asAdmin('get', '/v1/desk/audit')).data.entries.map(({ action }: { action: string }) => action)).toEqual([
      ...['backfill_resumed', 'backfill_resumed', 'backfill_begun'],
    ]);
    // While it is followed, too.
    house.simulator.faults.script([{ match: { path: /incremental/ }, times: 1, fault: { kind: 'status', status: 403 } }]);
    house.clock.now += 61 * minute;
    await house.drain();
    expect(await progress()).toMatchObject({ complete: true, stopped: { reason: expect.stringContaining('403') } });
  });

  it('waits as long as the helpdesk says, and loses nothing', async () => {
    const house = await inProcess({ shop: { kind: 'baton' } }, { engine });
    const from = new Date(house.clock.now - 86_400_000).toISOString().slice(0, 10);
    await house.post('shop', samplePayload('c-1', house.clock.now));
    house.clock.now += 3 * minute;
    // Somebody else has used up the ten calls of this minute.
    for (let call = 0; call < 10; call += 1)
      await axios.get(`${house.simulator.url}/api/v2/incremental/tickets/cursor?start_time=1`, { headers: { cookie: 'sim_session=1001' } });
    await house.asAdmin('post', '/v1/desk/measures/backfill', { from });
    await house.drain();
    expect((await house.asAdmin('get', '/v1/desk/measures/backfill')).data).toMatchObject({ complete: false, tickets: 0 });
    house.clock.now += 61_000;
    await house.drain();
    expect((await house.asAdmin('get', '/v1/desk/measures/backfill')).data).toMatchObject({ complete: true, tickets: 1 });
  });
});
