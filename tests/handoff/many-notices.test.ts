import { expect, it } from 'vitest';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { inProcess } from '../helpers/in-process.ts';

it('more handoffs in a minute than screens may be told of: each notice waits for its turn and reaches them, none is refused', async () => {
  const house = await inProcess({ shop: { kind: 'baton' } }, { limits: { perMinute: 10_000, ticketsPerMinute: 10_000 } });
  const refusals: string[] = [];
  house.simulator.onRefused(() => void refusals.push('429'));
  let told = 0;
  house.account.onNotification(() => {
    told += 1;
  });
  for (let index = 0; index < 130; index += 1) {
    const payload = samplePayload(`c-${index}`, house.clock.now);
    payload.data.requester.id = `r-${index}`;
    await house.deps.intake.delivery({
      ...{ id: `d-${index}`, source_id: `d-${index}`, conversation: `c-${index}`, bot: 'shop', received_at: house.clock.now },
      body: JSON.stringify(payload),
    });
  }
  await house.pass(90_000);
  expect(house.account.tickets.size).toBe(130);
  await house.pass(150_000);
  const notices = house.attempts.filter(([task]) => task === 'alert_agents');
  expect(notices.filter(([, result]) => result === 'done')).toHaveLength(130);
  expect(notices).toHaveLength(130);
  expect(refusals).toEqual([]);
  expect(told).toBe(130);
});
