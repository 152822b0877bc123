import { describe, expect, it, onTestFinished } from 'vitest';
import { queueChecks } from '../../server/handoff/check-tickets.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { callbackReceiver } from '../fakes/callback.ts';
import { startFake } from '../fakes/platform-server.ts';
import { inProcess } from '../helpers/in-process.ts';
import { engines } from '../helpers/test-database.ts';

const hour = 3_600_000;

describe.each(engines)('handoff: an end of which nobody has told us, on %s', (engine) => {
  /** So many handoffs of as many people, at a helpdesk that tells us nothing. */
  async function house(count: number) {
    const bot = await startFake(callbackReceiver);
    onTestFinished(() => bot.close());
    const house = await inProcess(
      { shop: { kind: 'baton', callback: callbackReceiver.settings(bot.url) } },
      { engine, isConnected: false },
    );
    for (let i = 0; i < count; i += 1) {
      const payload = samplePayload(`c-${i}`, house.clock.now) as { data: { requester: object } };
      payload.data.requester = { id: `r-${i}` };
      await house.post('shop', payload);
    }
    const ends = () => house.db.query<{ state: string; disposition: string | null }>('select state, disposition from handoffs order by id');
    const check = async (ms: number) => {
      await house.pass(ms);
      await queueChecks(house.deps);
      await house.pass(60_000);
    };
    const { ticketsNow } = house.deps.helpdesk;
    let calls = 0;
    house.deps.helpdesk.ticketsNow = (ids) => {
      calls += 1;
      return ticketsNow(ids);
    };
    const asked = () => calls;
    return { ...house, ends, check, asked };
  }

  it('is asked for after a day: solved, merged, deleted, handed back, or still under way', async () => {
    const { account, db, ends, check, asked, post, pass, clock } = await house(5);
    await check(23 * hour);
    expect(asked()).toBe(0);
    await pass(2 * hour);
    const [solved, merged, deleted, tagged, open] = [...account.tickets.values()];
    solved!.status = 'solved';
    Object.assign(merged!, { status: 'closed', tags: [...merged!.tags, 'closed_by_merge'] });
    account.tickets.delete(deleted!.id);
    tagged!.tags = [...tagged!.tags, 'baton_handback'];
    await check(0);
    expect((await ends()).map(({ disposition }) => String(disposition)).sort()).toEqual([
      'abandoned',
      'duplicate',
      'handed_back',
      'null',
      'solved',
    ]);
    // Four bots may speak again.
    expect(await db.query(`select id from back_calls where about = 'handoff_completed'`)).toHaveLength(4);
    expect(asked()).toBe(1);
    // The one that is under way is asked about again after another day, not before.
    await check(2 * hour);
    expect(asked()).toBe(1);
    await pass(24 * hour);
    open!.status = 'solved';
    await check(0);
    expect((await ends()).map(({ state }) => state)).toEqual(Array(5).fill('completed'));
    // What they begin now is a handoff of its own.
    const before = account.tickets.size;
    const payload = samplePayload('c-new', clock.now) as { data: { requester: object } };
    payload.data.requester = { id: 'r-0' };
    await post('shop', payload);
    expect(account.tickets.size).toBe(before + 1);
  });

  it('is not taken for one where we may not see the ticket, and waits where the helpdesk is down', async () => {
    const { account, ends, check, simulator, pass } = await house(1);
    const [ticket] = [...account.tickets.values()];
    await pass(25 * hour);
    account.tickets.delete(ticket!.id);
    simulator.faults.script([{ match: { path: /\/tickets\/\d+$/ }, times: 9, fault: { kind: 'status', status: 403 } }]);
    await check(0);
    expect(await ends()).toEqual([{ state: 'accepted', disposition: null }]);
    await pass(25 * hour);
    simulator.faults.script([{ match: { path: /show_many/ }, times: 2, fault: { kind: 'status', status: 503 } }]);
    await check(0);
    await pass(hour);
    expect(await ends()).toEqual([{ state: 'completed', disposition: 'abandoned' }]);
  });
});
