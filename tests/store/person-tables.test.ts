import { describe, expect, it } from 'vitest';
import type { Database } from '#domain/database.ts';
import { requesterKeys } from '#domain/requester-keys.ts';
import { erasePerson } from '../../server/store/erase-person.ts';
import { exportPerson } from '../../server/store/export-person.ts';
import { sweep } from '../../server/store/retention.ts';
import { tables, tablesOfConversations, tablesOfHandoffs, tablesOfNobody, tablesOfWebhooks } from '../../server/store/tables.ts';
import { fillTable } from '../helpers/fill-table.ts';
import { engines, testDatabase } from '../helpers/test-database.ts';

const keys = requesterKeys('shop', { id: null, email: 'maya@shopper.example', phone: null });
/** Every delivery here was read. */
const nobody = () => false;
const requester = JSON.stringify({ id: 'r-1', name: 'canary-conversations', email: 'Maya@shopper.example', phone: null, attributes: {} });
const ofPersons = [...new Set<string>([...tablesOfHandoffs, ...tablesOfConversations, ...tablesOfWebhooks, 'conversations'])];

/** One of them has ids alone. */
const withTexts = ofPersons.filter((table) => table !== 'joined_conversations');

/** A canary in every text of every table that knows of persons. */
async function fill(db: Database): Promise<void> {
  await fillTable(db, 'conversations', 'canary-conversations', { id: 'c', bot: 'shop', source_id: 's', requester, report: '{}' });
  // Another conversation of the same person, which only the handoff has joined with this one.
  await fillTable(db, 'conversations', 'canary-joined', {
    id: 'c-2',
    bot: 'shop',
    source_id: 's-2',
    requester: '{"id":"r-2","name":"canary-joined","email":null,"phone":null}',
    report: '{}',
  });
  await fillTable(db, 'handoffs', 'canary-handoffs', {
    id: 'h',
    conversation_id: 'c',
    state: 'completed',
    brief: '{"at":"canary-handoffs"}',
    ticket_id: '77',
  });
  for (const table of tablesOfHandoffs) {
    const given: Record<string, string> =
      table === 'joined_conversations' ? { handoff_id: 'h', conversation_id: 'c-2' } : { handoff_id: 'h' };
    await fillTable(db, table, `canary-${table}`, given);
  }
  await fillTable(db, 'messages', 'canary-messages', { conversation_id: 'c', content: '{"text":"canary-messages"}' });
  await fillTable(db, 'decisions', 'canary-decisions', { conversation_id: 'c', reasons: '["canary-decisions"]', signals: '[]' });
  await fillTable(db, 'conversation_facts', 'canary-conversation_facts', { conversation_id: 'c' });
  await fillTable(db, 'deliveries', 'canary-deliveries', { bot: 'shop', conversation: 's' });
  await fillTable(db, 'helpdesk_events', 'canary-helpdesk_events', {
    body: '{"detail":{"id":"77"},"event":{"comment":{"body":"canary-helpdesk_events"}}}',
  });
  // About another ticket, in which the number stands for something else.
  await fillTable(db, 'helpdesk_events', 'other', { body: '{"detail":{"id":"78"},"event":{"comment":{"id":77,"body":"of others"}}}' });
}

/** Names of the tables in which a canary is left; a webhook's own id is no word of anybody. */
async function left(db: Database): Promise<string[]> {
  const found: string[] = [];
  for (const table of tables) {
    const rows = (await db.query(`select * from ${table}`)).map(({ id: _id, source_id: _source, ...row }) => row);
    if (JSON.stringify(rows).includes('canary')) found.push(table);
  }
  return found.sort();
}

describe('every table', () => {
  it('says what it is to a person', () => {
    for (const table of tables) expect([table, ofPersons.includes(table) !== tablesOfNobody.includes(table)]).toEqual([table, true]);
  });
});

describe.each(engines)('what is kept of a person on %s', (engine) => {
  it('is exported from every table', async () => {
    const db = await testDatabase(engine);
    await fill(db);
    expect(await left(db)).toEqual([...withTexts].sort());
    const text = JSON.stringify(await exportPerson(db, keys, nobody));
    for (const table of [...withTexts, 'joined']) expect([table, text.includes(`canary-${table}`)]).toEqual([table, true]);
    expect(text).not.toContain('of others');
  });

  it('is erased from every table, and what is of others stays', async () => {
    const db = await testDatabase(engine);
    await fill(db);
    await db.query(
      `insert into jobs (id, task, subject, state, priority, run_at, attempt, locked_until) values ('j', 'send_alert', 'h:slack:0', 'waiting', 1, 1, 0, 0)`,
    );
    expect(await db.transaction((tx) => erasePerson(tx, keys, nobody))).toMatchObject({
      erased: { conversations: 2, tickets: ['77'], tickets_sought: [] },
    });
    expect(await left(db)).toEqual([]);
    expect(await db.query('select id from jobs')).toEqual([]);
    expect(JSON.stringify(await db.query('select body from helpdesk_events'))).toContain('of others');
  });

  it('goes from every table when its time is over', async () => {
    const db = await testDatabase(engine);
    await fill(db);
    await fillTable(db, 'decisions', 'canary-decisions', { id: 'd-2', conversation_id: 'c-2' });
    await sweep(db, { days: 1, rawDays: 1 }, 10 * 86_400_000, () => 'x');
    expect(await left(db)).toEqual([]);
  });
});
