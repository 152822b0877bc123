import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database, Queryable } from '#domain/database.ts';
import { migrate } from '../../server/store/migrate.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const add = (name: string) => (tx: Queryable) => tx.query('insert into migrations (name) values ($1)', [name]);
const has = async (db: Queryable, name: string) => (await db.query('select 1 from migrations where name = $1', [name])).length > 0;

/** @returns a database, and what somebody else sees of it at this moment */
async function fresh(): Promise<{ db: Database; isOnDisk: (name: string) => boolean }> {
  const file = join(temporaryFolder(), 'baton.sqlite');
  const db = openSqlite(file);
  await migrate(db);
  const other = new DatabaseSync(file, { readOnly: true });
  const look = other.prepare('select 1 from migrations where name = ?');
  onTestFinished(async () => {
    other.close();
    await db.close();
  });
  return { db, isOnDisk: (name) => look.get(name) !== undefined };
}

describe('store: commits of what came together', () => {
  it('tells nobody before it is on disk, who only reads included', async () => {
    const { db, isOnDisk } = await fresh();
    const seen = [
      db.transaction(add('a')).then(() => isOnDisk('a')),
      has(db, 'a').then((isThere) => isThere === isOnDisk('a')),
      db.query(`insert into migrations (name) values ('b')`).then(() => isOnDisk('b')),
    ];
    expect(await Promise.all(seen)).toEqual([true, true, true]);
  });

  it('refuses what comes after the end, and goes on refusing', async () => {
    const db = openSqlite(join(temporaryFolder(), 'baton.sqlite'));
    await migrate(db);
    await db.close();
    await expect(db.query('select 1')).rejects.toThrow(/not open/);
    await expect(db.transaction(add('late'))).rejects.toThrow(/not open/);
  });

  it('undoes what failed by itself, and all of that', async () => {
    const { db } = await fresh();
    const failing = db.transaction(async (tx) => {
      await add('half')(tx);
      throw new Error('no');
    });
    const results = await Promise.allSettled([db.transaction(add('before')), failing, db.query('no sql'), db.transaction(add('after'))]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(await Promise.all(['before', 'half', 'after'].map((name) => has(db, name)))).toEqual([true, false, true]);
  });

  it('lets one for which the disk has no room take no other with it', async () => {
    const { db, isOnDisk } = await fresh();
    const [{ page_count: pages } = { page_count: 0 }] = await db.query<{ page_count: number }>('pragma page_count');
    await db.query(`pragma max_page_count = ${pages + 5}`);
    const results = await Promise.allSettled([add('one'), add('x'.repeat(100_000)), add('two')].map((work) => db.transaction(work)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(results[1]).toMatchObject({ reason: { code: 'server_storage' } });
    expect(['one', 'two'].map(isOnDisk)).toEqual([true, true]);
  });

  it('does what no transaction may hold between two commits', async () => {
    const { db, isOnDisk } = await fresh();
    await Promise.all([db.transaction(add('a')), db.query('vacuum'), db.transaction(add('b'))]);
    expect(['a', 'b'].map(isOnDisk)).toEqual([true, true]);
  });
});
