import { describe, expect, it } from 'vitest';
import { migrate } from '../../server/store/migrate.ts';
import { engines, testDatabase } from '../helpers/test-database.ts';

describe.each(engines)('store: %s', (engine) => {
  it('binds $n by its number, not by where it stands', async () => {
    const db = await testDatabase(engine);
    expect(await db.query('select cast($2 as text) as b, cast($1 as text) as a', ['first', 'second'])).toEqual([
      { a: 'first', b: 'second' },
    ]);
  });

  it('rolls a transaction back when its work fails', async () => {
    const db = await testDatabase(engine);
    const failing = db.transaction(async (tx) => {
      await tx.query('insert into migrations (name) values ($1)', ['half']);
      throw new Error('in the middle');
    });
    await expect(failing).rejects.toThrow('in the middle');
    expect(await db.query('select 1 from migrations where name = $1', ['half'])).toEqual([]);
  });

  it('keeps others out of a transaction that waits', async () => {
    const db = await testDatabase(engine);
    let goOn = () => {};
    const gate = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const slow = db.transaction(async (tx) => {
      await tx.query('insert into migrations (name) values ($1)', ['inside']);
      await gate;
      throw new Error('never mind');
    });
    const outside = db.query<{ n: number }>('select count(*) as n from migrations where name = $1', ['inside']);
    goOn();
    await expect(slow).rejects.toThrow('never mind');
    expect(await outside).toEqual([{ n: 0 }]);
  });

  it('keeps any text there is, and gives numbers as numbers', async () => {
    const db = await testDatabase(engine);
    const text = 'a\u0001 \u{1F600} \ud800 "\'\\ $1';
    await db.query('insert into deliveries (id, bot, source_id, conversation, body, received_at) values ($1, $2, $3, $4, $5, $6)', [
      'd',
      'b',
      'with a \0 inside',
      'c',
      text,
      8_640_000_000_000_000,
    ]);
    const rows = await db.query('select body, received_at, (select count(*) from deliveries) as n from deliveries');
    expect(rows).toEqual([{ body: text.toWellFormed(), received_at: 8_640_000_000_000_000, n: 1 }]);
  });

  it('tells who listens of news, and no longer when asked', async () => {
    const db = await testDatabase(engine);
    const heard: string[] = [];
    const stop = db.onAnnounced((topic) => heard.push(topic));
    db.announce('jobs');
    stop();
    db.announce('jobs');
    expect(heard).toEqual(['jobs']);
  });

  it('migrates once, however many start at the same time', async () => {
    const db = await testDatabase(engine);
    await Promise.all([migrate(db), migrate(db), migrate(db)]);
    const names = await db.query<{ name: string }>('select name from migrations order by name');
    expect(new Set(names.map(({ name }) => name)).size).toBe(names.length);
  });
});
