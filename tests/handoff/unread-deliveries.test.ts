import { describe, expect, it } from 'vitest';
import type { Database } from '#domain/database.ts';
import { erase, exportOf } from '../../server/handoff/rights.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { insertDeliveries } from '../../server/store/deliveries.ts';
import { sweep } from '../../server/store/retention.ts';
import { tables } from '../../server/store/tables.ts';
import { inProcess } from '../helpers/in-process.ts';
import { engines } from '../helpers/test-database.ts';

const person = { email: 'maya@shopper.example' };
const day = 86_400_000;

/** A webhook with a canary in it, as it lies there when nobody has read it. @param state of its job; null for none */
async function lie(db: Database, bot: string, conversation: string, body: string, state: 'waiting' | 'dead' | 'discarded' | null) {
  const id = `d-${bot}-${conversation}-${state}`;
  await insertDeliveries(db, [{ id, bot, source_id: id, conversation, body, received_at: 1 }]);
  if (state === null) return;
  await db.query(
    `insert into jobs (id, task, subject, state, priority, run_at, attempt, locked_until, ended_at) values ($1, 'read_delivery', $1, $2, 1, 9e15, 0, 0, 1)`,
    [id, state],
  );
}

const said = (conversation: string, email: string) => {
  const payload = samplePayload(conversation, 1_000) as { data: { requester: object; messages: { text: string }[] } };
  payload.data.requester = { id: `at-${email}`, email };
  payload.data.messages[0]!.text = `canary-${conversation}`;
  return JSON.stringify(payload);
};

async function setUp(engine: (typeof engines)[number]) {
  const house = await inProcess({ shop: { kind: 'baton' } }, { engine });
  const { db } = house;
  // Read long ago without a word of who it was; what came last says it, and was given up.
  await house.post('shop', {
    type: 'message.created',
    data: { conversation: { id: 'c-known' }, messages: [{ id: 'm', author: 'requester', text: 'canary-known' }] },
  });
  await lie(db, 'shop', 'c-known', said('c-known', 'Maya@shopper.example'), 'dead');
  await lie(db, 'shop', 'c-waiting', said('c-waiting', 'maya@shopper.example'), 'waiting');
  await lie(db, 'shop', 'c-aside', said('c-aside', 'maya@shopper.example'), 'discarded');
  await lie(db, 'shop', 'c-lost', said('c-lost', 'maya@shopper.example'), null);
  // The second of a conversation need not name anybody again.
  await lie(db, 'shop', 'c-waiting', JSON.stringify({ text: 'canary-second' }), 'dead');
  // Bots that are connected no more: nobody can read these, as JSON and as a form.
  await lie(db, 'gone', 'c-json', JSON.stringify({ from: { address: 'MAYA@shopper.example' }, text: 'canary-json' }), 'dead');
  await lie(db, 'gone', 'c-form', 'From=maya%40shopper.example&Body=canary-form', 'dead');
  await lie(db, 'shop', 'c-other', said('c-other', 'otto@shopper.example'), 'waiting');
  await lie(db, 'gone', 'c-about', JSON.stringify({ from: 'otto', text: 'maya@shopper.example is not me', retry: 3 }), 'dead');
  const everything = async () => JSON.stringify(await Promise.all(tables.map((table) => db.query(`select * from ${table}`))));
  return { ...house, everything };
}

const hers = ['known', 'c-known', 'c-waiting', 'c-aside', 'c-lost', 'second', 'json', 'form'].map((name) => `canary-${name}`);

describe.each(engines)('a webhook that nobody has read, on %s', (engine) => {
  it('is exported with the person whom it names, and no other is', async () => {
    const { deps } = await setUp(engine);
    const text = JSON.stringify(await exportOf(deps, person, 'ann'));
    for (const canary of hers) expect([canary, text.includes(canary)]).toEqual([canary, true]);
    expect(text).not.toMatch(/otto/);
  });

  it('is erased with the person whom it names, and no other is', async () => {
    const { deps, db, everything } = await setUp(engine);
    expect(await erase(deps, person, 'ann')).toEqual({ conversations: 1, tickets: [], tickets_sought: [], problem: null });
    expect(await everything()).not.toMatch(new RegExp(hers.join('|')));
    const kept = await db.query<{ subject: string }>(`select subject from jobs where task = 'read_delivery' order by subject`);
    expect(kept.map(({ subject }) => subject)).toEqual(['d-gone-c-about-dead', 'd-shop-c-other-waiting']);
    expect(await everything()).toMatch(/canary-c-other/);
  });

  it('that was put aside is known as unread for as long as its bytes are kept', async () => {
    const { db } = await setUp(engine);
    const left = async () => (await db.query(`select id from jobs where state = 'discarded'`)).length;
    await sweep(db, { days: 365, rawDays: 30 }, 20 * day, () => 'x');
    expect(await left()).toBe(1);
    await sweep(db, { days: 365, rawDays: 30 }, 40 * day, () => 'y');
    await sweep(db, { days: 365, rawDays: 30 }, 40 * day, () => 'z');
    expect(await left()).toBe(0);
  });
});
