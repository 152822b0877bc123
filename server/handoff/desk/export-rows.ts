import type { Database } from '#domain/database.ts';
import { addDays, dayAt, startOfDay } from '#domain/measuring/calendar.ts';
import { measures } from '#domain/measuring/measures.ts';
import { type HandoffFact, listHandoffFacts, nextHandoffFacts } from '../../store/handoff-facts.ts';
import { listGaps } from './list-gaps.ts';
import { type MeasureQuery, measure } from './measure.ts';
import { settleFacts } from './settle-facts.ts';

export const exports = ['measures', 'handoffs', 'gaps'] as const;
export type Export = (typeof exports)[number];
export type ExportRow = Record<string, string | number | null>;

const page = 1_000;

/** What is exported, row by row: never more than a page of it in memory. */
export const exportRows: Record<Export, (db: Database, query: MeasureQuery) => AsyncGenerator<ExportRow>> = {
  async *measures(db, query) {
    const { measures: measured } = await measure(db, query);
    for (const { name, value, n, low, high, compared, groups } of measured) {
      const { unit } = measures[name];
      const before = compared && {
        ...{ before: compared.value, before_n: compared.n, difference: compared.to.difference },
        ...{ difference_low: compared.to.low, difference_high: compared.to.high, change: compared.to.change },
      };
      yield { measure: name, group: '', unit, value, n, low, high, ...(before ?? nothingBefore) };
      for (const { key, ...group } of groups) yield { measure: name, group: key, unit, ...group, ...nothingBefore };
    }
  },

  async *handoffs(db, { from, to, zone }) {
    await settleFacts(db);
    const end = startOfDay(addDays(to, 1), zone);
    let facts = await listHandoffFacts(db, startOfDay(from, zone), end, page);
    for (; facts.length > 0; facts = await nextHandoffFacts(db, facts.at(-1)!, end, page))
      for (const fact of facts) yield rowOf(fact, zone);
  },

  async *gaps(db, { zone, ...range }) {
    for (const { question, count, latest, intents } of (await listGaps(db, range, zone)).gaps)
      yield { question, count, latest, intents: intents.join(', ') };
  },
};

const nothingBefore = { before: null, before_n: null, difference: null, difference_low: null, difference_high: null, change: null };

function rowOf({ requested_at, ...fact }: HandoffFact, zone: string): ExportRow {
  const at = Number(requested_at);
  return { requested_at: new Date(at).toISOString(), day: dayAt(at, zone), ...fact };
}
