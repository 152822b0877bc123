import { describe, expect, it } from 'vitest';
import type { Database, Queryable } from '#domain/database.ts';
import { createGroup } from '../../server/store/group.ts';
import { engines, testDatabase } from '../helpers/test-database.ts';

/** Counts the transactions that go through to a real engine. */
function counted(db: Database): { db: Database; count: () => number } {
  let transactions = 0;
  const transaction: Database['transaction'] = (work) => {
    transactions += 1;
    return db.transaction(work);
  };
  return { db: { ...db, transaction }, count: () => transactions };
}

async function insert(tx: Queryable, names: string[]): Promise<string[]> {
  for (const name of names) await tx.query('insert into migrations (name) values ($1)', [name]);
  return names.map((name) => name.toUpperCase());
}
const sizeOf = (name: string) => name.length;

describe.each(engines)('group commit on %s', (engine) => {
  it('writes what comes at the same time together, and gives each its own result', async () => {
    const { db, count } = counted(await testDatabase(engine));
    const add = createGroup({ db, write: insert, sizeOf });
    const names = Array.from({ length: 100 }, (_, index) => `n${index}`);
    expect(await Promise.all(names.map(add))).toEqual(names.map((name) => name.toUpperCase()));
    expect(count()).toBe(2);
    expect(await db.query(`select count(*) as n from migrations where name like 'n%'`)).toEqual([{ n: 100 }]);
  });

  it('lets one that cannot be written take no other with it', async () => {
    const db = await testDatabase(engine);
    const add = createGroup({ db, write: insert, sizeOf });
    const results = await Promise.allSettled(['one', 'same', 'same', 'two'].map(add));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it.each([
    ['number', { items: 3, size: 1_000 }],
    ['size', { items: 1_000, size: 9 }],
  ])('asks to come again when too much waits, by %s, and takes more once that is written', async (_by, most) => {
    const db = await testDatabase(engine);
    const add = createGroup({ db, write: insert, sizeOf, most });
    const results = await Promise.allSettled(['aaa', 'bbb', 'ccc', 'ddd'].map(add));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect(results[3]).toMatchObject({ reason: { code: 'server_busy', retryAfterMs: 1_000 } });
    expect(await add('ddd')).toBe('DDD');
  });
});
