import { describe, expect, it } from 'vitest';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { createTurns } from '../../server/store/turns.ts';
import { inProcess } from '../helpers/in-process.ts';
import { engines } from '../helpers/test-database.ts';

describe.each(engines)('fairness between bots, on %s', (engine) => {
  it('a bot that sends hundreds does not keep another one’s few waiting, from its webhook to its ticket', async () => {
    const perMinute = 30;
    const house = await inProcess(
      { loud: { kind: 'baton' }, quiet: { kind: 'baton' } },
      { engine, limits: { perMinute, ticketsPerMinute: perMinute } },
    );
    const order: string[] = [];
    house.account.onTicketEvent(({ type, ticket }) => {
      if (type === 'created') order.push(house.account.users.get(ticket.requester_id)?.email ?? '');
    });
    const put = (bot: string, index: number) => {
      const id = `${bot}-${index}`;
      const payload = samplePayload(id, house.clock.now);
      Object.assign(payload.data.requester, { id, email: `${id}@shopper.example` });
      const body = JSON.stringify(payload);
      return house.deps.intake.delivery({ id, bot, source_id: id, conversation: id, body, received_at: house.clock.now });
    };
    await Promise.all(Array.from({ length: 120 }, (_, index) => put('loud', index)));
    house.clock.now += 1;
    await Promise.all([0, 1, 2].map((index) => put('quiet', index)));
    for (let minute = 0; minute < 3; minute += 1) await house.pass(60_000);
    const places = order.flatMap((email, place) => (email.startsWith('quiet') ? [place] : []));
    expect(places).toHaveLength(3);
    // The loud one had its first second to itself, and what was in hand by then.
    expect(Math.max(...places)).toBeLessThan(12);
  });
});

it('turns: whoever sends less than one a second is never behind, and an hour is the most that is held against anybody', () => {
  const turnOf = createTurns();
  for (let now = 0; now < 10_000; now += 1_000) expect(turnOf('calm', now)).toBe(now);
  let last = 0;
  for (let index = 0; index < 10_000; index += 1) last = turnOf('loud', 10_000);
  expect(last).toBe(10_000 + 3_600_000);
  expect(turnOf('calm', 10_000)).toBe(10_000);
});
