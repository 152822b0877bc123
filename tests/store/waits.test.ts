import { describe, expect, it } from 'vitest';
import type { Queryable, SqlValue } from '#domain/database.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { completeHandoff } from '../../server/store/handoff-states.ts';
import { beginWait, countWaiting, endWait, findWait, listPastWaits, promiseUntil } from '../../server/store/waits.ts';
import { inProcess } from '../helpers/in-process.ts';
import { engines, testDatabase } from '../helpers/test-database.ts';

describe.each(engines)('store: waits on %s', (engine) => {
  it('counts who waits, keeps the promise, and measures what an agent ended, once', async () => {
    const { db, post, clock } = await inProcess({ shop: { kind: 'baton' } }, { engine });
    await post('shop', samplePayload('c-1', clock.now));
    const [row] = await db.query<{ id: string }>('select id from handoffs');
    const id = row!.id;
    expect(await countWaiting(db, '')).toBe(1);
    expect(await findWait(db, id)).toMatchObject({
      group: '',
      position: 1,
      beganAt: clock.now,
      estimatedMs: null,
      promisedAt: null,
      endedAt: null,
    });
    expect(await beginWait(db, { handoffId: id, group: '', beganAt: 1, position: 9, estimatedMs: null, promisedAt: null })).toBe(false);

    await promiseUntil(db, id, clock.now + 60_000);
    expect((await findWait(db, id))!.promisedAt).toBe(clock.now + 60_000);

    await endWait(db, id, clock.now + 30_000);
    await endWait(db, id, clock.now + 90_000);
    await promiseUntil(db, id, 1);
    expect(await countWaiting(db, '')).toBe(0);
    expect(await listPastWaits(db, '')).toEqual([{ endedAt: clock.now + 30_000, waitedMs: 30_000, position: 1 }]);
    expect((await findWait(db, id))!.promisedAt).toBe(clock.now + 60_000);
  });

  it('counts nobody whose handoff has ended without an agent, and learns nothing from that', async () => {
    const { db, post, clock } = await inProcess({ shop: { kind: 'baton' } }, { engine });
    await post('shop', samplePayload('c-1', clock.now));
    const [row] = await db.query<{ id: string; state: string }>('select id from handoffs');
    // The news that nobody has been reached yet was planned, and the ticket came first.
    expect(await db.query(`select state, attempt from jobs where task = 'tell_delay'`)).toEqual([{ state: 'done', attempt: 0 }]);
    expect(await db.transaction((tx) => completeHandoff(tx, row!.id, 'abandoned', clock.now + 1))).toBe(true);
    expect(await countWaiting(db, '')).toBe(0);
    expect(await listPastWaits(db, '')).toEqual([]);
  });
});

it('counts who waits without looking at any of them, on sqlite', async () => {
  const db = await testDatabase('sqlite');
  let plan: unknown[] = [];
  const planned: Queryable = {
    ...db,
    async query<T extends object>(sql: string, params?: SqlValue[]) {
      const rows = await db.query<T>(`explain query plan ${sql}`, params);
      plan = rows;
      return rows;
    },
  };
  await countWaiting(planned, '');
  expect(plan).toEqual([expect.objectContaining({ detail: expect.stringContaining('USING COVERING INDEX waits_open') })]);
});
