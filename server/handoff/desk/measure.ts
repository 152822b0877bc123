import { setImmediate } from 'node:timers/promises';
import type { Database } from '#domain/database.ts';
import { addDays, piecesOf, startOfDay } from '#domain/measuring/calendar.ts';
import { type Comparison, compare } from '#domain/measuring/compare.ts';
import type { Estimate } from '#domain/measuring/estimate.ts';
import { type Dimension, type MeasureName, measureNames, measures } from '#domain/measuring/measures.ts';
import { firstDay } from '../../store/fact-days.ts';
import { countStale } from '../../store/stale-facts.ts';
import { estimateOf } from './cell.ts';
import { countedDays } from './packed-days.ts';
import { settleFacts } from './settle-facts.ts';
import { type Tally, tallyOf } from './tally.ts';

/** Days by the calendar of a zone, both included. */
export interface Range {
  from: string;
  to: string;
}

export interface MeasureQuery extends Range {
  zone: string;
  by: Dimension | null;
  comparedTo: Range | null;
  /** Within so many days a new handoff of the same person is a repeat contact. */
  repeatDays: number;
}

/** One measure over a range; wire form. */
export interface Measured extends Estimate {
  name: MeasureName;
  compared: (Estimate & { to: Comparison }) | null;
  /** For each piece of the range; null where nothing was counted. */
  line: (number | null)[];
  /** By the words of the dimension, those with most cases first. */
  groups: (Estimate & { key: string })[];
}

export interface Measures {
  /** Before anything else it is told what is missing: how many changes have not been worked out yet. */
  pending: number;
  /** When the first facts are of, ISO 8601; null where there are none. */
  since: string | null;
  counts: { handoffs: number; conversations: number };
  compared_counts: { handoffs: number; conversations: number } | null;
  pieces: { days: number; dates: string[] };
  measures: Measured[];
}

/** Changes that are worked out while somebody waits; the rest soon after. */
const whileWaiting = 400;
/** Nobody reads more lines. */
const mostGroups = 25;

/** Every measure over a range of days. */
export async function measure(db: Database, query: MeasureQuery): Promise<Measures> {
  await settleFacts(db, whileWaiting);
  const pieces = piecesOf(query.from, query.to, query.zone);
  const now = await tallyRange(db, query, pieces.edges, query.by);
  const { comparedTo, zone } = query;
  const edgesBefore = comparedTo === null ? [] : edgesOf(comparedTo, zone);
  const before = comparedTo === null ? null : await tallyRange(db, query, edgesBefore, null);
  const first = await firstDay(db);
  const measured: Measured[] = [];
  for (const name of measureNames) {
    // Medians of half a million take milliseconds each: others get their turn in between.
    await setImmediate();
    measured.push(measuredOf(name, now, before));
  }
  return {
    pending: await countStale(db),
    since: first === null ? null : new Date(first).toISOString(),
    counts: countsOf(now),
    compared_counts: before && countsOf(before),
    pieces: { days: pieces.days, dates: pieces.dates },
    measures: measured,
  };
}

function tallyRange(db: Database, { repeatDays }: MeasureQuery, edges: number[], by: Dimension | null): Promise<Tally> {
  return tallyOf(countedDays(db, edges), { edges, by, repeatSeconds: repeatDays * 86_400 });
}

/** The whole range as one piece. */
function edgesOf({ from, to }: Range, zone: string): number[] {
  return [startOfDay(from, zone), startOfDay(addDays(to, 1), zone)];
}

const countsOf = ({ handoffs, conversations }: Tally) => ({ handoffs, conversations });

function measuredOf(name: MeasureName, now: Tally, before: Tally | null): Measured {
  const { kind } = measures[name];
  const all = estimateOf(kind, now.pieces[name]);
  const then = before && estimateOf(kind, before.pieces[name]);
  const groups = [...now.groups[name]].map(([key, cell]) => ({ key, cell }));
  const size = ({ cell }: (typeof groups)[number]) => (name === 'escalation_rate' ? cell.sum : cell.n);
  groups.sort((a, b) => size(b) - size(a) || (a.key < b.key ? -1 : 1));
  return {
    name,
    ...all,
    compared: then && { ...then, to: compare(kind, all, then) },
    line: now.pieces[name].map((cell) => estimateOf(kind, [cell]).value),
    groups: groups.slice(0, mostGroups).map(({ key, cell }) => ({ key, ...estimateOf(kind, [cell]) })),
  };
}
