import { Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { measureWaits } from '../../server/wait-metrics.ts';
import { statusHouse } from '../helpers/status-house.ts';
import { engines } from '../helpers/test-database.ts';

const minute = 60_000;

describe.each(engines)('what agents do at the helpdesk itself, on %s', (engine) => {
  it('a ticket that is given to an agent is accepted: the wait ends, the page says so, and no reminder follows', async () => {
    const { handOff, get, update, ticket, pass, panel, account, db } = await statusHouse({ engine });
    const url = await handOff();
    await update(ticket(), { assignee_id: 1001 });
    expect((await get(url)).data).toContain('A person has taken it on');
    expect((await panel('get', `/v1/tickets/${ticket()}/handoff`)).data).toMatchObject({
      owner: { id: '1001' },
      changes: [{ action: 'accepted', agent: { id: '1001' } }],
    });
    expect(await db.query('select handoff_id from waits where ended_at is null')).toEqual([]);
    const before = notified(account);
    await pass(40 * minute);
    expect(notified(account)).toBe(before);
    // To whom it is given later changes nothing of that, and taking it away neither.
    await update(ticket(), { assignee_id: 1000 });
    await update(ticket(), { assignee_id: null });
    expect((await panel('get', `/v1/tickets/${ticket()}/handoff`)).data.owner.id).toBe('1001');
  });

  it('agents’ screens are reminded while nobody has it, three times and no more', async () => {
    const { handOff, pass, account } = await statusHouse({ engine });
    await handOff();
    const seen = [notified(account)];
    for (let times = 0; times < 5; times += 1) {
      await pass(10 * minute);
      seen.push(notified(account));
    }
    expect(seen.map((count) => count - seen[0]!)).toEqual([0, 1, 2, 3, 3, 3]);
  });
});

describe.each(engines)('what a requester does, on %s', (engine) => {
  it.each(['new', 'pending'])('whoever cancels leaves no open ticket behind: one that was %s is solved, with the note', async (status) => {
    const { handOff, send, update, ticket, account, notes } = await statusHouse({ engine });
    const url = await handOff();
    if (status !== 'new') await update(ticket(), { status });
    await send(url, 'cancel');
    expect(notes()).toContain('they cancelled');
    expect(account.tickets.get(ticket())!.status).toBe('solved');
  });

  it('where the account refuses to have it solved, the note stands all the same', async () => {
    const { handOff, send, ticket, account, notes, simulator } = await statusHouse({ engine });
    const url = await handOff();
    simulator.faults.script([{ match: { method: 'PUT', path: /\/tickets\// }, times: 1, fault: { kind: 'status', status: 422 } }]);
    await send(url, 'cancel');
    expect(notes()).toContain('they cancelled');
    expect(account.tickets.get(ticket())!.status).not.toBe('solved');
  });

  it('two first handoffs of one proven person at two bots in the same instant are one ticket', async () => {
    const { deps, drain, account, clock, db } = await statusHouse({ engine });
    const people = Array.from({ length: 12 }, (_, index) => `p${index}@shopper.example`);
    await Promise.all(
      people.flatMap((email) =>
        ['signed', 'signed-too'].map((bot) => {
          const payload = samplePayload(`${bot}-${email}`, clock.now);
          Object.assign(payload.data.requester, { id: null, email });
          const id = `${bot}-${email}`;
          const body = JSON.stringify(payload);
          return deps.intake.delivery({ id, bot, source_id: id, conversation: id, body, received_at: clock.now });
        }),
      ),
    );
    await drain();
    expect(account.tickets.size).toBe(people.length);
    expect(await db.query('select id from handoffs')).toHaveLength(people.length);
  });
});

it('measures: what requesters were told of their wait beside how long it was', async () => {
  const { handOff, update, ticket, clock, db } = await statusHouse();
  const registry = new Registry();
  measureWaits(registry, db);
  const told = async () => (await registry.metrics()).split('\n').filter((line) => line.startsWith('baton_wait'));
  expect(await told()).toEqual([]);
  for (let index = 0; index < 12; index += 1) {
    await handOff(`c-${index}`, (payload) => ({ ...payload, data: { ...payload.data, requester: { id: `r-${index}` } } }));
    clock.now += 5 * minute;
    await update(ticket(), { assignee_id: 1001 });
  }
  // The last one waits twice as long as all before it did, and longer than was promised.
  await handOff('late', (payload) => ({ ...payload, data: { ...payload.data, requester: { id: 'late' } } }));
  const [late] = await db.query<{ estimated_ms: number; first_promised_at: number }>(
    'select estimated_ms, first_promised_at from waits where ended_at is null',
  );
  expect(Number(late!.estimated_ms)).toBeGreaterThan(0);
  clock.now = Number(late!.first_promised_at) + minute;
  await update(ticket(), { assignee_id: 1001 });
  const lines = await told();
  const value = (name: string) => Number(lines.find((line) => line.startsWith(`${name} `))?.split(' ')[1]);
  const promised = await db.query('select handoff_id from waits where first_promised_at is not null');
  expect(value('baton_wait_broken_promises_ratio')).toBeCloseTo(1 / promised.length, 5);
  expect(value('baton_wait_estimate_error_seconds')).toBeGreaterThanOrEqual(0);
});

const notified = (account: { requests: { path: string }[] }) => account.requests.filter(({ path }) => path.includes('notify')).length;
