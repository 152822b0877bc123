import { describe, expect, it } from 'vitest';
import type { Database } from '#domain/database.ts';
import { type Dimension, dimensions, measureNames } from '#domain/measuring/measures.ts';
import { measure } from '../../server/handoff/desk/measure.ts';
import { packChanged } from '../../server/handoff/desk/packed-days.ts';
import { settleFacts } from '../../server/handoff/desk/settle-facts.ts';
import { forgetConversation } from '../../server/store/forget-conversation.ts';
import { setRating } from '../../server/store/ratings.ts';
import { saveVerdict } from '../../server/store/verdicts.ts';
import { type Again, measuredAgain, type Raw, readRaw } from '../helpers/measured-again.ts';
import { writeQuarter } from '../helpers/quarter.ts';
import { type Engine, testDatabase } from '../helpers/test-database.ts';

const quarter = { from: '2026-01-01', to: '2026-03-31' };
const berlin = 'Europe/Berlin';
const repeatDays = 7;

/** @returns how many figures were equal */
async function compareAll(db: Database, raw: Raw, range: { from: string; to: string }, zone = berlin): Promise<number> {
  const again = measuredAgain(raw, range.from, range.to, zone, repeatDays);
  let compared = 0;
  for (const by of dimensions) compared += await compareOne(db, { ...range, zone }, by, again);
  return compared;
}

async function compareOne(db: Database, range: { from: string; to: string; zone: string }, by: Dimension, again: Again): Promise<number> {
  const now = await measure(db, { ...range, by, repeatDays, comparedTo: null });
  expect(now.pending).toBe(0);
  expect(now.counts).toEqual({ handoffs: again.handoffs, conversations: again.conversations });
  let compared = 0;
  for (const { name, value, n, low, high, groups } of now.measures) {
    const other = again.measures[name]!;
    expect({ name, value, n }).toEqual({ name, value: other.value, n: other.n });
    expect(low!).toBeLessThanOrEqual(value!);
    expect(high!).toBeGreaterThanOrEqual(value!);
    const wanted = by === 'reason' && name === 'missed' ? [] : [...other.groups[by]].map(([key, { value, n }]) => ({ key, value, n }));
    const sorted = (list: { key: string; value: number | null; n: number }[]) =>
      list.map(({ key, value, n }) => ({ key, value, n })).sort((a, b) => (a.key < b.key ? -1 : 1));
    expect({ name, by, groups: sorted(groups) }).toEqual({ name, by, groups: sorted(wanted) });
    compared += 1 + groups.length;
  }
  return compared;
}

describe('measures: recomputed from raw rows, another way', () => {
  it.each<[Engine, number]>([
    ['sqlite', 50_000],
    ['postgres', 2_000],
  ])('are equal to the last digit on %s, over %i handoffs', { timeout: 400_000 }, async (engine, handoffs) => {
    const db = await testDatabase(engine);
    await writeQuarter(db, handoffs);
    await settleFacts(db);
    expect(await packChanged(db)).toBeGreaterThan(85);
    expect(await compareAll(db, await readRaw(db), quarter)).toBeGreaterThan(150);

    // Late words, and words that are taken out: what was packed is not what counts.
    for (let place = 0; place < 60; place += 1) {
      await setRating(db, `h-${place}`, { effort: 7, satisfaction: 1, words: null }, 1);
      await saveVerdict(db, `h-${place}`, '9', 'not_needed', Date.parse('2027-01-01T00:00:00Z'));
    }
    for (const gone of [3, 4, handoffs + 5]) await db.transaction((tx) => forgetConversation(tx, `c-${gone}`, 'all'));
    const raw = await readRaw(db);
    await compareAll(db, raw, quarter);
    // A night on which clocks change, alone; and days that are those of UTC, of which nothing but sums is read.
    await compareAll(db, raw, { from: '2026-03-29', to: '2026-03-29' });
    await compareAll(db, raw, { from: '2026-01-10', to: '2026-03-20' }, 'UTC');
  });

  it('compares with another range, and adds its line up', async () => {
    const db = await testDatabase();
    await writeQuarter(db, 1_500);
    await settleFacts(db);
    const query = {
      from: '2026-02-01',
      to: '2026-02-28',
      zone: berlin,
      by: null,
      repeatDays,
      comparedTo: { from: '2026-01-01', to: '2026-01-31' },
    };
    const now = await measure(db, query);
    const january = await measure(db, { ...query, from: '2026-01-01', to: '2026-01-31', comparedTo: null });
    expect(now.pieces.dates).toHaveLength(28);
    expect(now.compared_counts).toEqual(january.counts);
    for (const [index, { compared, value, line, n }] of now.measures.entries()) {
      const { value: before, n: cases } = january.measures[index]!;
      expect(compared).toMatchObject({ value: before, n: cases });
      expect(compared!.to.difference).toBe(value! - before!);
      expect(compared!.to.low!).toBeLessThan(compared!.to.high!);
      expect(line).toHaveLength(28);
      expect(n).toBeGreaterThan(0);
    }
    expect(now.measures.map(({ name }) => name)).toEqual(measureNames);
  });

  it('says how much is not in it yet', async () => {
    const db = await testDatabase();
    await writeQuarter(db, 900);
    const query = { ...quarter, zone: berlin, by: null, repeatDays, comparedTo: null };
    const first = await measure(db, query);
    expect(first.pending).toBeGreaterThan(500);
    await settleFacts(db);
    const then = await measure(db, query);
    expect(then.pending).toBe(0);
    expect(then.counts.handoffs).toBeGreaterThan(first.counts.handoffs);
  });
});
