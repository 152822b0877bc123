import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '#domain/database.ts';
import { type Measures, measure } from '../../server/handoff/desk/measure.ts';
import { packChanged } from '../../server/handoff/desk/packed-days.ts';
import { settleFacts } from '../../server/handoff/desk/settle-facts.ts';
import { listDays } from '../../server/store/fact-days.ts';
import { readSums, saveSums } from '../../server/store/fact-sums.ts';
import { forgetConversation } from '../../server/store/forget-conversation.ts';
import { migrate } from '../../server/store/migrate.ts';
import { openPostgres } from '../../server/store/postgres.ts';
import { setRating } from '../../server/store/ratings.ts';
import { writeQuarter } from '../helpers/quarter.ts';
import { engines, testDatabase, testSchema } from '../helpers/test-database.ts';

const quarter = { from: '2026-01-01', to: '2026-03-31', zone: 'UTC', repeatDays: 7, comparedTo: null };
const page = (db: Database, by: 'bot' | 'intent' = 'bot') => measure(db, { ...quarter, by });
const effort = (answer: Measures) => answer.measures.find(({ name }) => name === 'effort')!;
const allDays = (db: Database) => listDays(db, 0, 100_000);

/** What is answered where nothing is kept: every day from its rows. */
async function fromRows(db: Database): Promise<Measures> {
  await db.query('update fact_days set version = version + 1');
  return page(db);
}

async function filled(db: Database): Promise<Database> {
  await writeQuarter(db, 400);
  await settleFacts(db);
  await packChanged(db);
  return db;
}

describe.each(engines)('sums of days, on %s', (engine) => {
  it('are thrown away without loss, as before an upgrade has counted them', async () => {
    const db = await filled(await testDatabase(engine));
    const before = await page(db);
    await db.query('delete from fact_sums');
    await db.query('update fact_days set version = version + 1, packed_version = packed_version + 1');

    expect(await page(db)).toEqual(before);
    expect(await packChanged(db)).toBeGreaterThan(0);
    expect(await packChanged(db)).toBe(0);
    const days = (await allDays(db)).map(({ day }) => day);
    expect((await readSums(db, days)).size).toBe(days.length);
  });

  it('count late words on the day of the handoff, and nothing of what is erased', async () => {
    const db = await filled(await testDatabase(engine));
    const before = await page(db);
    const rated = Number((await db.query<{ n: number }>('select count(*) as n from ratings where effort is not null'))[0]!.n);
    for (let place = 0; place < 40; place += 1) await setRating(db, `h-${place}`, { effort: 7, satisfaction: 1, words: null }, 1);
    const late = await page(db);
    const now = Number((await db.query<{ n: number }>('select count(*) as n from ratings where effort is not null'))[0]!.n);
    expect(now).toBeGreaterThan(rated);
    expect(effort(late).n).toBeGreaterThan(effort(before).n);
    expect(late).toEqual(await fromRows(db));

    for (let place = 0; place < 10; place += 1) await db.transaction((tx) => forgetConversation(tx, `c-${place}`, 'all'));
    const less = await page(db);
    expect(less.counts.conversations).toBeLessThan(late.counts.conversations);
    expect(less).toEqual(await fromRows(db));
  });

  it('do not count where their maker was overtaken or died between reading and writing', async () => {
    const db = await filled(await testDatabase(engine));
    const right = await page(db);
    // Of days in the middle of the quarter.
    const [one, other] = (await allDays(db)).slice(40);
    const { day, version } = one!;
    const { sums } = (await readSums(db, [day])).get(day)!;
    const wrong = (await readSums(db, [other!.day])).get(other!.day)!.sums;

    // Whoever changed facts has made the version higher; sums of the version before come after it.
    await db.query('delete from fact_sums where day = $1', [day]);
    await db.query('update fact_days set version = version + 1 where day = $1', [day]);
    await saveSums(db, day, version, wrong);
    expect(await readSums(db, [day])).toEqual(new Map());
    expect(await page(db)).toEqual(right);

    // Sums of an older version do not take the place of newer ones.
    await saveSums(db, day, version, wrong);
    expect(Buffer.compare((await readSums(db, [day])).get(day)!.sums, sums)).toBe(0);
  });
});

describe('sums of days in several processes', () => {
  it('are not taken from memory when another process has changed the day', async () => {
    const url = await testSchema();
    const [here, there] = [openPostgres(url), openPostgres(url)];
    onTestFinished(async () => {
      await Promise.all([here.close(), there.close()]);
    });

    await migrate(here);
    await filled(here);
    const before = await page(here);
    for (let place = 0; place < 40; place += 1) await setRating(there, `h-${place}`, { effort: 7, satisfaction: 1, words: null }, 1);
    await settleFacts(there);
    await packChanged(there);

    const after = await page(here);
    expect(effort(after).n).toBeGreaterThan(effort(before).n);
    expect(after).toEqual(await page(there));
  });
});
