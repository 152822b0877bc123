import { describe, expect, it } from 'vitest';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { inProcess } from '../helpers/in-process.ts';
import { plannedTasks } from '../helpers/planned-tasks.ts';
import { engines } from '../helpers/test-database.ts';
import { faultTable } from './fault-table.ts';

const each = 3;

describe.each(engines)('handoff: exactly one ticket, on %s', (engine) => {
  it.each(faultTable)('$name', async ({ steps, switches, ends, withinMs, timeoutMs }) => {
    const house = await inProcess(
      { shop: { kind: 'baton' } },
      { engine, ...(timeoutMs ? { timeoutMs } : {}), ...(switches ? { switches } : {}) },
    );
    house.simulator.faults.script(steps(each, house.clock.now));
    for (let i = 0; i < each; i += 1) await house.post('shop', samplePayload(`c-${i}`, house.clock.now));
    await house.pass(withinMs);

    const tickets = [...house.account.tickets.values()];
    const jobs = await house.db.query(`select state, last_error from jobs where task = 'create_ticket'`);
    if (ends) {
      expect(tickets).toEqual([]);
      expect(jobs).toEqual(jobs.map(() => ({ state: 'dead', last_error: expect.stringMatching(ends.deadLetter) })));
      return;
    }
    expect(new Set(tickets.map(({ external_id }) => external_id)).size, 'every handoff has one').toBe(each);
    expect(tickets, 'and no handoff has two').toHaveLength(each);
    expect(
      await house.db.query(`select task, last_error from jobs where state <> 'done' and task not in ${plannedTasks}`),
      'nothing is left over',
    ).toEqual([]);
    for (const ticket of tickets) {
      const names = ticket.comments.flatMap(({ attachments }) => attachments.map(({ file_name }) => file_name));
      expect(names.sort(), 'every ticket has its files once').toEqual(['baton-brief.json', 'transcript.txt']);
    }
  });
});

describe.each(engines)('handoff: one requester, one ticket, on %s', (engine) => {
  const house = () => inProcess({ shop: { kind: 'baton' } }, { engine });
  const from = (requester: string, conversation: string, now: number) => {
    const payload = samplePayload(conversation, now);
    return { ...payload, data: { ...payload.data, requester: { ...payload.data.requester, id: requester } } };
  };

  it('joins the requester’s open handoff, and the agents read what is new on its ticket', async () => {
    const { post, account, clock, db } = await house();
    await post('shop', from('maya', 'c-1', clock.now));
    await post('shop', from('maya', 'c-2', clock.now));
    await post('shop', from('noor', 'c-3', clock.now));
    expect(account.tickets.size).toBe(2);
    const [first] = account.tickets.values();
    expect(first!.comments).toHaveLength(2);
    expect(first!.comments[1]!.html_body).toContain('another conversation (c-2, chat)');
    expect(first!.comments[1]!.html_body).toContain('charged twice');
    expect(await db.query('select count(*) as n from handoffs')).toEqual([{ n: 2 }]);
  });

  it('brings later words of a joined conversation to the same ticket', async () => {
    const { post, account, clock } = await house();
    await post('shop', from('maya', 'c-1', clock.now));
    await post('shop', from('maya', 'c-2', clock.now));
    await post('shop', {
      type: 'message.created',
      data: { conversation: { id: 'c-2' }, messages: [{ id: 'm-9', author: 'requester', text: 'Here is the receipt, too.' }] },
    });
    expect(account.tickets.size).toBe(1);
    expect([...account.tickets.values()][0]!.comments.at(-1)!.html_body).toContain('receipt, too');
  });

  it('makes a new ticket once the first is settled, and of nothing that was said before', async () => {
    const { post, account, clock, update, pass, ticket } = await house();
    await post('shop', from('maya', 'c-1', clock.now));
    await post('shop', from('maya', 'c-2', clock.now));
    await update(ticket(), { status: 'solved' });
    await pass(5_000);
    const { bot: _, ...old } = from('maya', 'c-2', clock.now).data;
    await post('shop', { type: 'handoff.requested', data: old });
    expect(account.tickets.size, 'the old words alone open nothing').toBe(1);
    const again = from('maya', 'c-2', clock.now);
    again.data.messages = [
      { id: 'm-10', author: 'requester', text: 'I need a real person again, please.', sent_at: new Date(clock.now).toISOString() },
    ];
    await post('shop', again);
    expect(account.tickets.size).toBe(2);
  });

  it('opens one handoff for a requester whose conversations are read at the same moment', async () => {
    const { post, account, clock } = await house();
    await Promise.all(Array.from({ length: 8 }, (_, index) => post('shop', from('maya', `c-${index}`, clock.now))));
    expect(account.tickets.size).toBe(1);
  });
});
