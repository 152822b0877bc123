import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import type { Database } from '#domain/database.ts';
import { requesterKeys } from '#domain/requester-keys.ts';
import { addAuditEntry, verifyAudit } from '../../server/store/audit.ts';
import { saveConversation } from '../../server/store/conversations.ts';
import { insertDeliveries } from '../../server/store/deliveries.ts';
import { erasePerson, scrub } from '../../server/store/erase-person.ts';
import { exportPerson } from '../../server/store/export-person.ts';
import { migrate } from '../../server/store/migrate.ts';
import { openPostgres } from '../../server/store/postgres.ts';
import { addAct } from '../../server/store/requester-acts.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { tables } from '../../server/store/tables.ts';
import { conversation, message } from '../helpers/conversation.ts';
import { freshSchema } from '../helpers/postgres-schema.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { engines, testDatabase } from '../helpers/test-database.ts';

const many = 200;
const canary = (index: number) => `canary${String(index).padStart(4, '0')}zebra`;

/** The same person in a hundred conversations, in rows, texts and webhooks; and somebody else. */
async function fill(db: Database): Promise<void> {
  for (let index = 0; index < many; index += 2) {
    const requester = { id: `r-${index}`, name: canary(index), email: 'Maya@shopper.example', phone: null, attributes: {} };
    const told = conversation({
      id: `c-${index}`,
      requester,
      messages: [message('requester', `${canary(index + 1)} ${'x'.repeat(3_000)}`)],
    });
    await db.transaction(async (tx) => {
      await saveConversation(tx, 'shop', told, `id-${index}`);
      const body = JSON.stringify({ name: canary(index), text: canary(index + 1) });
      await insertDeliveries(tx, [
        { id: `d-${index}`, bot: 'shop', source_id: `s-${index}`, conversation: `c-${index}`, body, received_at: 1 },
      ]);
      await tx.query(
        `insert into handoffs (id, conversation_id, state, requested_at, brief, ticket_id) values ($1, $2, 'completed', 1, $3, $4)`,
        [`h-${index}`, `id-${index}`, JSON.stringify({ name: canary(index) }), `${1000 + index}`],
      );
      await addAct(tx, `a-${index}`, `h-${index}`, 1, { kind: 'corrected', text: canary(index + 1) });
      await tx.query('insert into helpdesk_events (id, source_id, body, received_at) values ($1, $1, $2, 1)', [
        `e-${index}`,
        JSON.stringify({ detail: { id: `${1000 + index}` }, event: { comment: { body: canary(index + 1) } } }),
      ]);
    });
  }
  const other = { id: 'r-other', name: 'Otto', email: 'otto@shopper.example', phone: null, attributes: {} };
  await saveConversation(
    db,
    'shop',
    conversation({ id: 'c-other', requester: other, messages: [message('requester', 'keep me')] }),
    'id-other',
  );
}

const keys = requesterKeys('shop', { id: null, email: 'maya@shopper.example', phone: null });

/** Every delivery here was read. */
const nobody = () => false;

/** How many of the canaries any file holds, and how many files were looked at. */
function left(folder: string): { files: number; canaries: number } {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  let count = 0;
  const found = new Set<string>();
  for (const file of files) {
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
    count += 1;
    for (const [text] of readFileSync(file, 'latin1').matchAll(/canary\d{4}zebra/g)) found.add(text);
  }
  return { files: count, canaries: found.size };
}

describe('rights: a person is erased', () => {
  it('from SQLite: not one byte stays in its files, and others stay whole', async () => {
    const folder = temporaryFolder();
    const db = openSqlite(join(folder, 'baton.sqlite'));
    onTestFinished(() => db.close());
    await migrate(db);
    await fill(db);
    expect(left(folder).canaries).toBe(many);

    const { erased } = await db.transaction((tx) => erasePerson(tx, keys, nobody));
    await scrub(db);

    expect(erased.conversations).toBe(many / 2);
    expect(erased.tickets).toHaveLength(many / 2);
    expect(left(folder)).toMatchObject({ canaries: 0 });
    expect(await db.query('select source_id from conversations')).toEqual([{ source_id: 'c-other' }]);
    // That the webhooks came is still known.
    expect(await db.query('select count(*) as n from deliveries')).toEqual([{ n: many / 2 }]);
  });

  it('from PostgreSQL: not one byte stays in its tables and indexes', async () => {
    const { url, drop } = await freshSchema(inject('postgres'));
    const db = openPostgres(url);
    onTestFinished(async () => {
      await db.close();
      await drop();
    });
    await migrate(db);
    await fill(db);
    const [place] = await db.query<{ data: string; own: string }>(
      `select current_setting('data_directory') as data, oid::text as own from pg_database where datname = current_database()`,
    );
    const folder = join(place!.data, 'base', place!.own);
    await db.query('checkpoint');
    expect(left(folder).canaries).toBe(many);

    await db.transaction((tx) => erasePerson(tx, keys, nobody));
    await scrub(db);

    await db.query('checkpoint');
    expect(left(folder)).toMatchObject({ canaries: 0 });
    expect(await db.query('select source_id from conversations')).toEqual([{ source_id: 'c-other' }]);
  });

  it('from PostgreSQL only when nobody can see it any more who began before', async () => {
    const { url, drop } = await freshSchema(inject('postgres'));
    const [db, other] = [openPostgres(url), openPostgres(url)];
    onTestFinished(async () => {
      await Promise.all([db.close(), other.close()]);
      await drop();
    });
    await migrate(db);
    const ended: string[] = [];
    const [isOpen, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const transaction = other.transaction(async (tx) => {
      await tx.query(`insert into migrations (name) values ('mine')`);
      isOpen.resolve();
      await mayEnd.promise;
    });
    await isOpen.promise;
    const scrubbed = scrub(db).then(() => ended.push('scrub'));
    // Three times as long as it would take that waited for nobody.
    for (let time = 0; time < 3; time += 1) for (const table of tables) await db.query(`vacuum (full, analyze) ${table}`);
    ended.push('transaction');
    mayEnd.resolve();
    await Promise.all([transaction, scrubbed]);
    expect(ended).toEqual(['transaction', 'scrub']);
  });
});

describe('rights: PostgreSQL is written anew', () => {
  it('however long that waits and takes, and what uses the connection after it has the usual patience', async () => {
    const { url, drop } = await freshSchema(inject('postgres'));
    const [reader, hurried] = [new pg.Client({ connectionString: url }), openPostgres(url, { lockMs: 50, statementMs: 900 })];
    await reader.connect();
    onTestFinished(async () => {
      await reader.end();
      await hurried.close();
      await drop();
    });
    const db = openPostgres(url);
    onTestFinished(() => db.close());
    await migrate(db);
    const [holder] = (await reader.query<{ pid: number }>('select pg_backend_pid() as pid')).rows as [{ pid: number }];
    await reader.query('begin');
    await reader.query('lock table deliveries in share mode');

    const scrubbed = scrub(hurried);
    scrubbed.catch(() => undefined);
    const waitsLonger = `select 1 as one from pg_stat_activity where $1 = any(pg_blocking_pids(pid)) and clock_timestamp() - query_start > interval '1 second'`;
    await expect.poll(() => db.query(waitsLonger, [holder.pid]), { timeout: 20_000, interval: 50 }).toEqual([{ one: 1 }]);
    await reader.query('rollback');
    await scrubbed;
    expect(await hurried.query('show lock_timeout')).toEqual([{ lock_timeout: '50ms' }]);
    expect(await hurried.query('show statement_timeout')).toEqual([{ statement_timeout: '900ms' }]);
  });
});

describe.each(engines)('rights on %s', (engine) => {
  it('exports all that is kept of a person, and nothing of others', async () => {
    const db = await testDatabase(engine);
    await fill(db);
    const text = JSON.stringify(await exportPerson(db, keys, nobody));
    for (let index = 0; index < many; index += 1) expect([index, text.includes(canary(index))]).toEqual([index, true]);
    expect(text).not.toContain('keep me');
  });

  it('keeps a chain of what was done: any entry changed, left out or cut off is noticed', async () => {
    const db = await testDatabase(engine);
    const add = (index: number) =>
      db.transaction((tx) => addAuditEntry(tx, { id: `a-${index}`, at: index, actor: 'x', action: 'y', target: 'z', detail: '' }));
    await Promise.all(Array.from({ length: 20 }, (_one, index) => add(index)));
    const head = await verifyAudit(db);
    expect(head).toMatchObject({ seq: 20, problem: null });

    const broken = async (sql: string) => {
      const copies = await db.query<Record<string, string | number>>('select * from audit_entries order by seq');
      await db.query(sql);
      const { problem } = await verifyAudit(db, head);
      await db.query('delete from audit_entries');
      for (const { id, at, actor, action, target, detail, seq, hash } of copies)
        await db.query(
          'insert into audit_entries (id, at, actor, action, target, detail, seq, hash) values ($1, $2, $3, $4, $5, $6, $7, $8)',
          [...[id!, at!, actor!, action!, target!, detail!, seq!, hash!]],
        );
      return problem;
    };
    expect(await broken(`update audit_entries set detail = 'other' where seq = 7`)).toBe('entry 7 was changed');
    expect(await broken('delete from audit_entries where seq = 7')).toBe('entry 7 is missing');
    expect(await broken('delete from audit_entries where seq > 15')).toBe('the entries behind 15 are cut off');
    // Whoever cuts the head off too is found out by the head that somebody kept.
    await db.query('delete from audit_entries where seq > 15');
    const [last] = await db.query<{ hash: string }>('select hash from audit_entries where seq = 15');
    await db.query('update audit_chain set seq = 15, hash = $1 where id = 1', [last!.hash]);
    expect((await verifyAudit(db)).problem).toBeNull();
    expect((await verifyAudit(db, head)).problem).toBe('the chain does not hold entry 20 as it was kept outside');
  });
});
