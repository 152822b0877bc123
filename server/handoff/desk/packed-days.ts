import { setImmediate } from 'node:timers/promises';
import type { Database } from '#domain/database.ts';
import { listConversationFacts } from '../../store/conversation-facts.ts';
import { type FactDay, factDay, listChangedDays, listDays, savePacked } from '../../store/fact-days.ts';
import { listHandoffFacts } from '../../store/handoff-facts.ts';
import { type PackedDay, packDay, unpackDay } from '../../store/packed-day.ts';

const dayMs = 24 * 3_600_000;
/** Read in one go: others get their turn in between. */
const atOnce = 31;

/** Packed facts of a time, day by day in order; days whose facts have changed are packed anew. @param to is no more in it */
export async function* packedDays(db: Database, from: number, to: number): AsyncGenerator<PackedDay> {
  for (let first = factDay(from); first <= factDay(to - 1); first += atOnce) {
    const last = Math.min(first + atOnce - 1, factDay(to - 1));
    await setImmediate();
    for (const one of await listDays(db, first, last)) yield unpackDay(one.day, one.packed ?? (await packAgain(db, one)));
  }
}

/** Packs what has changed, so that nobody waits for it. @returns how many days */
export async function packChanged(db: Database): Promise<number> {
  const changed = await listChangedDays(db);
  for (const one of changed) {
    await setImmediate();
    await packAgain(db, one);
  }
  return changed.length;
}

async function packAgain(db: Database, { day, version }: Pick<FactDay, 'day' | 'version'>): Promise<Uint8Array> {
  const [from, to] = [day * dayMs, (day + 1) * dayMs];
  const packed = packDay(await listHandoffFacts(db, from, to), await listConversationFacts(db, from, to));
  await savePacked(db, day, version, packed);
  return packed;
}
