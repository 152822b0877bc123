import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '#domain/database.ts';
import { keepHouse } from '../../server/housekeeping.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { addAuditEntry, verifyAudit } from '../../server/store/audit.ts';
import { backUp, restore } from '../../server/store/backup.ts';
import { migrate } from '../../server/store/migrate.ts';
import { moveAll } from '../../server/store/move.ts';
import { openPostgres } from '../../server/store/postgres.ts';
import { pruneAudit } from '../../server/store/prune-audit.ts';
import { setRating } from '../../server/store/ratings.ts';
import { lastRestored } from '../../server/store/restores.ts';
import { sweep } from '../../server/store/retention.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { tables } from '../../server/store/tables.ts';
import { fillTable } from '../helpers/fill-table.ts';
import { inProcess } from '../helpers/in-process.ts';
import { plannedTasks } from '../helpers/planned-tasks.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { engines, testDatabase, testSchema } from '../helpers/test-database.ts';

const day = 24 * 3_600_000;
const all = async (db: Database) =>
  Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await db.query(`select * from ${table}`)] as const)));
const sorted = (rows: object[]) => rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();

async function busyFile(rows: number) {
  const folder = temporaryFolder();
  const db = openSqlite(join(folder, 'baton.sqlite'));
  await migrate(db);
  for (let i = 0; i < rows; i += 1)
    await db.query('insert into deliveries (id, bot, source_id, conversation, body, received_at) values ($1, $2, $1, $2, $3, $4)', [
      `d-${i}`,
      'b',
      'bytes ü',
      i,
    ]);
  return { folder, db };
}

describe('store: every table', () => {
  it('is on the list that is moved', async () => {
    const db = await testDatabase();
    const found = await db.query<{ name: string }>(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`);
    expect(found.map(({ name }) => name).sort()).toEqual([...tables, 'migrations'].sort());
  });
});

describe('store: the move from SQLite to PostgreSQL', () => {
  it('takes everything along, and tells how far it is', async () => {
    const house = await inProcess({ shop: { kind: 'baton' } });
    for (const id of ['a', 'b', 'c']) await house.post('shop', samplePayload(id, house.clock.now));
    for (let i = 0; i < 1_200; i += 1)
      await house.db.query('insert into deliveries (id, bot, source_id, conversation, body, received_at) values ($1, $2, $1, $2, $3, $4)', [
        `d-${i}`,
        'b',
        '{}',
        i,
      ]);
    const to = openPostgres(await testSchema());
    onTestFinished(() => to.close());
    await migrate(to);
    const progress: string[] = [];
    const moved = await moveAll(house.db, to, (table, done, count) => progress.push(`${table} ${done}/${count}`));
    expect(moved).toMatchObject({ deliveries: 1_203, handoffs: 3 });
    expect(progress.filter((line) => line.startsWith('deliveries'))).toEqual([
      'deliveries 500/1203',
      'deliveries 1000/1203',
      'deliveries 1203/1203',
    ]);
    const [here, there] = [await all(house.db), await all(to)];
    for (const table of tables) expect(sorted(there[table]!), table).toEqual(sorted(here[table]!));
    await expect(moveAll(house.db, to, () => undefined)).rejects.toThrow('The target is not empty');
  });
});

describe('store: backup and restore', () => {
  it('copies a database that is at work, and puts it back', async () => {
    const { folder, db } = await busyFile(300);
    const copy = join(folder, 'copies/one.sqlite');
    await backUp(folder, copy, () => undefined);
    await db.query('delete from deliveries');
    await expect(backUp(folder, copy, () => undefined)).rejects.toThrow('exists already');
    await expect(restore(folder, copy, 5)).rejects.toThrow('locked');
    await db.close();

    const { kept } = await restore(folder, copy, 5_000);
    expect(existsSync(kept!)).toBe(true);
    const again = openSqlite(join(folder, 'baton.sqlite'));
    onTestFinished(() => again.close());
    expect(await again.query('select count(*) as n from deliveries')).toEqual([{ n: 300 }]);
    expect(await lastRestored(again)).toBe(5_000);
  });

  it('refuses a copy that is damaged', async () => {
    const folder = temporaryFolder();
    const copy = join(folder, 'broken.sqlite');
    writeFileSync(copy, 'this is no database, whatever its name may say'.repeat(100));
    await expect(restore(folder, copy, 1)).rejects.toThrow();
    expect(existsSync(join(folder, 'baton.sqlite'))).toBe(false);
  });

  it.each(engines)('makes no ticket twice when it was put back to a moment before it, on %s', async (engine) => {
    const house = await inProcess({ shop: { kind: 'baton' } }, { engine, switches: { idempotency: false } });
    await house.post('shop', samplePayload('a', house.clock.now));
    // As a copy from before the delivery was read has it.
    for (const table of ['waits', 'proven_keys', 'requester_keys', 'requester_notes', 'decisions', 'messages', 'handoffs', 'conversations'])
      await house.db.query(`delete from ${table}`);
    await house.db.query(`delete from jobs where task <> 'read_delivery'`);
    await house.db.query(`update jobs set state = 'waiting', locked_until = 0`);
    await house.db.query('insert into restores (at) values ($1)', [house.clock.now]);
    await house.drain();
    expect(house.account.tickets.size).toBe(1);
    expect(await house.db.query('select state from handoffs')).toEqual([{ state: 'accepted' }]);
  });
});

describe.each(engines)('store: retention on %s', (engine) => {
  const keep = { days: 365, rawDays: 30 };

  it('empties, then forgets, and leaves what is open', async () => {
    const house = await inProcess({ shop: { kind: 'baton' } }, { engine });
    const { db, clock, post, update, pass, account } = house;
    await post('shop', samplePayload('open', clock.now));
    await post('shop', samplePayload('closed', clock.now));
    await update([...account.tickets.keys()][1]!, { status: 'solved' });
    await pass(5_000);
    const count = async (sql: string) => (await db.query<{ n: number }>(`select count(*) as n from ${sql}`))[0]!.n;

    await sweep(db, keep, clock.now + 29 * day, () => 'x');
    expect(await count(`deliveries where body = ''`)).toBe(0);
    await sweep(db, keep, clock.now + 31 * day, () => 'x');
    expect([
      await count(`deliveries where body = ''`),
      await count('deliveries'),
      await count(`jobs where task not in ${plannedTasks}`),
    ]).toEqual([2, 2, 0]);
    await sweep(db, keep, clock.now + 366 * day, () => 'x');
    expect([await count('deliveries'), await count('conversations'), await count('handoffs')]).toEqual([0, 1, 1]);
    expect(await db.query('select source_id from conversations')).toEqual([{ source_id: 'open' }]);
  });

  it('keeps each kind as long as is said: decisions, the words of ratings, the audit', async () => {
    const { db, clock, post } = await inProcess({ shop: { kind: 'baton' } }, { engine });
    await post('shop', samplePayload('a', clock.now));
    const [first] = await db.query<{ id: string; conversation_id: string }>('select id, conversation_id from decisions');
    await fillTable(db, 'decisions', 'x', { id: 'newer', conversation_id: first!.conversation_id, decided_at: clock.now + 1 });
    const [handoff] = await db.query<{ id: string }>('select id from handoffs');
    await setRating(db, handoff!.id, { effort: 7, satisfaction: 5, words: 'Maya says thanks' }, clock.now);
    const add = (index: number, at: number) =>
      db.transaction((tx) => addAuditEntry(tx, { id: `a-${index}`, at, actor: 'x', action: 'y', target: 'z', detail: '' }));
    for (let index = 1; index <= 4; index += 1) await add(index, clock.now + (index > 2 ? 20 * day : 0));
    const old = await verifyAudit(db);
    const some = { ...keep, decisionDays: 10, ratingDays: 10, auditDays: 10 };
    const swept = await sweep(db, some, clock.now + 11 * day, () => 'pruned');
    expect(swept).toMatchObject({ decisions: 1, ratings: 1, audit: 2 });
    expect(await db.query('select id from decisions')).toEqual([{ id: 'newer' }]);
    expect(await db.query('select effort, words from ratings')).toEqual([{ effort: 7, words: null }]);

    // The chain goes on, tells where it begins, and nobody begins it elsewhere unseen.
    const head = await verifyAudit(db);
    expect(head).toMatchObject({ seq: 5, problem: null });
    expect((await verifyAudit(db, old)).problem).toBeNull();
    expect((await verifyAudit(db, { seq: 1, hash: 'x' })).problem).toContain('is older than what is kept');
    const [third] = await db.query<{ hash: string }>('select hash from audit_entries where seq = 3');
    await db.query('delete from audit_entries where seq = 3');
    expect((await verifyAudit(db)).problem).toBe('entry 3 is missing');
    await db.query('update audit_chain set base_seq = 3, base_hash = $1', [third!.hash]);
    expect((await verifyAudit(db)).problem).toBe('the entries up to 3 are cut off, and no entry says so');
  });

  it('prunes the audit a little at a time: where that ends early the chain is proved as before, others add to it, and the next sweep goes on', async () => {
    const db = await testDatabase(engine);
    const add = (id: string, at: number) =>
      db.transaction((tx) => addAuditEntry(tx, { id, at, actor: 'x', action: 'y', target: 'z', detail: '' }));
    for (let index = 1; index <= 7; index += 1) await add(`a-${index}`, index);
    const ids = async () => (await db.query<{ id: string }>('select id from audit_entries order by seq')).map(({ id }) => id);
    // The third step cannot be taken.
    await db.query('create table held (entry text references audit_entries (id))');
    await db.query(`insert into held (entry) values ('a-5')`);
    await expect(pruneAudit(db, 7, 'pruned', 20, 2)).rejects.toThrow();
    expect(await ids()).toEqual(['a-5', 'a-6', 'a-7', 'pruned']);
    await add('a-8', 21);
    expect(await verifyAudit(db)).toMatchObject({ seq: 9, problem: null });
    await db.query('delete from held');
    expect(await pruneAudit(db, 7, 'again', 22, 2), 'what was left').toBe(2);
    expect(await ids(), 'told once').toEqual(['a-7', 'pruned', 'a-8']);
    expect(await verifyAudit(db)).toMatchObject({ seq: 9, problem: null });
  });

  it('never begins the audit before where another process has begun it', async () => {
    const db = await testDatabase(engine);
    for (let index = 1; index <= 4; index += 1)
      await db.transaction((tx) => addAuditEntry(tx, { id: `a-${index}`, at: index, actor: 'x', action: 'y', target: 'z', detail: '' }));
    // The other one comes between our look and our turn.
    const late: Database = {
      ...db,
      async transaction(work) {
        await pruneAudit(db, 4, 'other', 20);
        return db.transaction(work);
      },
    };
    await pruneAudit(late, 3, 'ours', 20);
    expect(await verifyAudit(db)).toMatchObject({ problem: null });
    expect(await db.query('select base_seq from audit_chain')).toEqual([{ base_seq: 3 }]);
  });

  it('does the rest where one kind cannot be swept, and says which', async () => {
    const db = await testDatabase(engine);
    await fillTable(db, 'conversations', 'x', { id: 'c-1' });
    await fillTable(db, 'decisions', 'x', { id: 'd-1', conversation_id: 'c-1', decided_at: 1 });
    await db.query('alter table refusals rename to away');
    await expect(sweep(db, keep, 400 * day, () => 'x')).rejects.toThrow('not swept: webhooks');
    expect(await db.query('select id from conversations')).toEqual([]);
  });

  it('asks after open handoffs also where nothing can be swept', async () => {
    const db = await testDatabase(engine);
    await db.query('alter table refusals rename to away');
    const { promise: asked, resolve } = Promise.withResolvers<void>();
    const stop = keepHouse({
      db,
      retention: keep,
      queueChecks: async () => resolve(),
      now: () => 400 * day,
      log: pino({ enabled: false }),
    });
    onTestFinished(stop);
    await asked;
  });

  it('keeps the bytes of what could not be read', async () => {
    const { db, clock, post } = await inProcess({ shop: { kind: 'baton' } }, { engine });
    await post('shop', samplePayload('a', clock.now));
    await db.query(`update jobs set state = 'dead' where task = 'read_delivery'`);
    await sweep(db, keep, clock.now + 400 * day, () => 'x');
    expect(await db.query(`select id from deliveries where body <> ''`)).toHaveLength(1);
  });
});
