import { expect, it } from 'vitest';
import { type Settings, usualSettings } from '../../server/handoff/settings.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { statusHouse } from '../helpers/status-house.ts';

const minute = 60_000;
const hour = 60 * minute;

/** People are at work for eight hours from the moment it begins, and again a day later. */
async function house(settings: Settings = usualSettings) {
  const opened = Date.now();
  const isOpen = (at: number) => (((at - opened) % (24 * hour)) + 24 * hour) % (24 * hour) < 8 * hour;
  const inside = await statusHouse({ own: { isOpen }, settings });
  const begin = async (id: string) => {
    const payload = samplePayload(id, inside.clock.now);
    payload.data.requester.id = `r-${id}`;
    await inside.post('shop', payload);
    return inside.ticket();
  };
  const take = async (waitedMs: number, id: string) => {
    const ticket = await begin(id);
    inside.clock.now += waitedMs;
    await inside.update(ticket, { assignee_id: 1001 });
  };
  const promised = async () => {
    const [row] = await inside.db.query<{ promised_at: number | null; began_at: number }>(
      'select promised_at, began_at from waits order by began_at desc limit 1',
    );
    return row!.promised_at === null ? null : (Number(row!.promised_at) - Number(row!.began_at)) / minute;
  };
  return { ...inside, opened, begin, take, promised };
}

it('what people waited over a night says nothing of how long it takes in the morning', async () => {
  const { opened, clock, begin, take, promised, update } = await house();
  for (let index = 0; index < 10; index += 1) await take(3 * minute, `day-${index}`);
  clock.now = opened + 8 * hour + minute;
  const overnight: number[] = [];
  for (let index = 0; index < 12; index += 1) overnight.push(await begin(`night-${index}`));
  clock.now = opened + 24 * hour;
  for (const ticket of overnight) {
    clock.now += minute;
    await update(ticket, { assignee_id: 1001 });
  }
  // Of the mornings before something is known.
  await begin('first');
  expect(await promised()).toBeLessThan(30);
  for (let index = 0; index < 9; index += 1) await take(3 * minute, `morning-${index}`);
  await begin('morning');
  expect(await promised()).toBeLessThan(30);
});

it('nobody is promised somebody for a time at which nobody is at work', async () => {
  const { opened, clock, begin, take, promised, pass, handOff, get } = await house();
  clock.now = opened + 5 * hour;
  for (let index = 0; index < 10; index += 1) await take(12 * minute, `day-${index}`);
  await begin('in-time');
  expect(await promised()).toBeGreaterThan(10);
  clock.now = opened + 8 * hour - 5 * minute;
  const url = await handOff('too-late', (payload) => ({ ...payload, data: { ...payload.data, requester: { id: 'late' } } }));
  expect(await promised()).toBeNull();
  expect((await get(url)).data).toContain('We don’t know yet how long it takes.');
  await pass(10 * minute);
  const closed = (await get(url)).data;
  expect(closed).toContain('Our team is not at work at the moment');
  expect(closed).not.toContain('how long it takes');
});

it('a night is no part of what is waited at most, and reminders are kept for the morning', async () => {
  const waiting = {
    ...usualSettings.waiting,
    time_out_minutes: 60,
    on_time_out: 'hand_back',
    remind_minutes: 10,
    most_reminders: 2,
  } as const;
  const { opened, clock, begin, pass, db, account } = await house({ ...usualSettings, waiting });
  const reminded = () => account.requests.filter(({ path }) => path.includes('notify')).length;
  clock.now = opened + 8 * hour - 20 * minute;
  await begin('evening');
  await pass(15 * minute);
  const before = reminded();
  await pass(12 * hour);
  const states = () => db.query('select state, disposition from handoffs');
  expect(await states()).toEqual([{ state: 'accepted', disposition: null }]);
  expect(reminded()).toBe(before);
  // The first, in the evening, and the second, which waits for the morning: a night is no string of jobs.
  expect(await db.query(`select state from jobs where task = 'remind_agents' order by run_at`)).toEqual([
    { state: 'done' },
    { state: 'waiting' },
  ]);
  clock.now = opened + 24 * hour;
  await pass(30 * minute);
  expect(reminded()).toBe(before + 1);
  expect(await states()).toEqual([{ state: 'accepted', disposition: null }]);
  await pass(30 * minute);
  expect(await states()).toEqual([{ state: 'completed', disposition: 'timed_out' }]);
});
