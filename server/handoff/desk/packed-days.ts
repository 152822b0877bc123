import { setImmediate } from 'node:timers/promises';
import type { Database } from '#domain/database.ts';
import { listConversationFacts, nextConversationFacts } from '../../store/conversation-facts.ts';
import type { DaySums } from '../../store/day-sums.ts';
import { type FactDay, factDay, listChangedDays, listDays, type PackedVersion, readPacked, savePacked } from '../../store/fact-days.ts';
import { readSums, type SummedVersion, saveSums } from '../../store/fact-sums.ts';
import { listHandoffFacts, nextHandoffFacts } from '../../store/handoff-facts.ts';
import { type PackedDay, packDay, unpackDay } from '../../store/packed-day.ts';
import { keepSums, keptSums } from './kept-sums.ts';
import { sumDay } from './sum-day.ts';

const dayMs = 24 * 3_600_000;
/** Read in one go: others get their turn in between. */
const atOnce = 31;
const page = 500;

/** A day of UTC that lies in one piece of a range, or one of which rows are wanted, because a piece begins or ends within it. */
export type CountedDay = { kind: 'whole'; beganAt: number; sums: DaySums } | { kind: 'cut'; rows: PackedDay };

/** Days of a time, in order; where facts have changed, they are packed and summed anew. @param edges of its pieces, milliseconds since 1970 */
export async function* countedDays(db: Database, edges: number[]): AsyncGenerator<CountedDay> {
  const cut = new Set(edges.filter((edge) => edge % dayMs !== 0).map(factDay));
  const end = factDay(edges.at(-1)! - 1);
  for (let first = factDay(edges[0]!); first <= end; first += atOnce) {
    const listed = await listDays(db, first, Math.min(first + atOnce - 1, end));
    const kept = new Map(listed.map((one) => [one.day, cut.has(one.day) ? null : keptSums(db, one)]));
    const wanted = listed.map(({ day }) => day).filter((day) => !kept.get(day));
    const packed = await readPacked(
      db,
      wanted.filter((day) => cut.has(day)),
    );
    const sums = await readSums(
      db,
      wanted.filter((day) => !cut.has(day)),
    );
    await setImmediate();
    for (const one of listed) {
      const { day } = one;
      if (cut.has(day)) yield { kind: 'cut', rows: unpackDay(day, (packed.get(day) ?? (await packAgain(db, one))).packed) };
      else {
        const whole = kept.get(day) ?? keepSums(db, day, sums.get(day) ?? (await sumAgain(db, one)));
        yield { kind: 'whole', beganAt: day * dayMs, sums: whole };
      }
    }
  }
}

/** Packs and sums what has changed, so that nobody waits for it. @returns how many days */
export async function packChanged(db: Database): Promise<number> {
  const changed = await listChangedDays(db);
  for (const one of changed) await sumAgain(db, one);
  return changed.length;
}

async function sumAgain(db: Database, one: FactDay): Promise<SummedVersion> {
  const { version, packed } = (await readPacked(db, [one.day])).get(one.day) ?? (await packAgain(db, one));
  await setImmediate();
  const sums = sumDay(unpackDay(one.day, packed));
  await saveSums(db, one.day, version, sums);
  return { version, sums };
}

/** Whatever changes between two pages of rows makes the version higher: then this is not taken for packed. */
async function packAgain(db: Database, { day, version }: FactDay): Promise<PackedVersion> {
  const [from, to] = [day * dayMs, (day + 1) * dayMs];
  const handoffs = await readAll(await listHandoffFacts(db, from, to, page), (after) => nextHandoffFacts(db, after, to, page));
  const conversations = await readAll(await listConversationFacts(db, from, to, page), (after) =>
    nextConversationFacts(db, after, to, page),
  );
  const packed = packDay(handoffs, conversations);
  await savePacked(db, day, version, packed);
  return { version, packed };
}

/** A page at a time, so that a busy day holds nobody up. */
async function readAll<Fact>(first: Fact[], next: (after: Fact) => Promise<Fact[]>): Promise<Fact[]> {
  const all = [...first];
  for (let last = first; last.length === page; all.push(...last)) {
    await setImmediate();
    last = await next(last.at(-1)!);
  }
  return all;
}
