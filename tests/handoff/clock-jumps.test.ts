import { describe, expect, it, onTestFinished } from 'vitest';
import { baton } from '../../server/bots/baton.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { assemble } from '../helpers/assemble.ts';
import { plannedTasks } from '../helpers/planned-tasks.ts';
import { engines, testDatabase } from '../helpers/test-database.ts';

const [minute, hour] = [60_000, 3_600_000];
const names = ['a', 'b', 'c'];
const jumps: [string, number][] = [
  ['ten minutes ahead', 10 * minute],
  ['ten minutes back', -10 * minute],
  ['a day ahead', 24 * hour],
  ['a day back', -24 * hour],
];

describe.each(engines)('handoff: our clock jumps after tickets were made unheard, on %s', (engine) => {
  it.each(jumps)('%s: one ticket each, and nothing left over', async (_name, jump) => {
    const db = await testDatabase(engine);
    const clock = { now: Date.parse('2026-03-10T00:00:00Z') };
    // The helpdesk's own clock goes on as ever.
    let ahead = 0;
    const { deps, simulator, drain, pass } = await assemble({
      ...{ db, clock, bots: { shop: { bot: baton, secrets: [], back: {} } }, timeoutMs: 1_000 },
      simulated: { now: () => clock.now - ahead, switches: { externalIdLagMs: minute } },
    });
    onTestFinished(() => simulator.close());
    simulator.faults.script([
      { match: { method: 'POST', path: '^/api/v2/tickets$' }, times: names.length, fault: { kind: 'reset_after' } },
    ]);
    for (const id of names) {
      const body = JSON.stringify(samplePayload(id, clock.now));
      await deps.intake.delivery({ ...{ id, source_id: id, conversation: id, bot: 'shop', received_at: clock.now }, body });
    }
    await drain();
    expect(simulator.account.tickets.size, 'made, and nobody heard of it').toBe(names.length);
    ahead = jump;
    clock.now += jump;
    await pass(Math.max(0, -jump) + 6 * hour);
    expect(simulator.account.tickets.size).toBe(names.length);
    expect(await db.query(`select state from handoffs where state <> 'accepted'`)).toEqual([]);
    expect(await db.query(`select task, last_error from jobs where state <> 'done' and task not in ${plannedTasks}`)).toEqual([]);
  });
});
