import { type Dimension, type MeasureName, measureNames, measures } from '#domain/measuring/measures.ts';
import type { DaySums } from '../../store/day-sums.ts';
import type { PackedDay } from '../../store/packed-day.ts';
import { addSums } from './add-sums.ts';
import { type Cell, emptyCell } from './cell.ts';
import { countRows, type Rows } from './count-rows.ts';
import type { CountedDay } from './packed-days.ts';
import { valuesOf } from './values-of.ts';

/** Everything that was counted in a range. */
export interface Tally {
  handoffs: number;
  conversations: number;
  /** For each measure, a cell for each piece of the range. */
  pieces: Record<MeasureName, Cell[]>;
  /** For each measure, a cell for each word of the dimension; empty where none was asked for. */
  groups: Record<MeasureName, Map<string, Cell>>;
}

interface Options {
  /** When each piece begins, and when the last one ends, in milliseconds since 1970. */
  edges: number[];
  by: Dimension | null;
  repeatSeconds: number;
}

const perMeasure = <T>(make: (name: MeasureName) => T) =>
  Object.fromEntries(measureNames.map((name) => [name, make(name)])) as Record<MeasureName, T>;

/** Counts days that come in order. */
export async function tallyOf(days: AsyncIterable<CountedDay>, { edges, by, repeatSeconds }: Options): Promise<Tally> {
  const pieces = perMeasure((name) => edges.slice(1).map(() => emptyCell(measures[name].kind)));
  const groups = createGroups();
  const counted = { handoffs: 0, conversations: 0 };
  // Whoever was not handed off has no reason.
  const isGrouped = (name: MeasureName) => by !== null && (by !== 'reason' || name !== 'missed');

  function countRowsOf(day: PackedDay): void {
    const spans = {
      handoffs: spansOf(day.handoffs.at, day.beganAt, edges),
      conversations: spansOf(day.conversations.at, day.beganAt, edges),
    };
    for (const { from, to } of spans.handoffs) counted.handoffs += to - from;
    for (const { from, to } of spans.conversations) counted.conversations += to - from;
    if (by !== null) groups.enter(day.words);
    for (const name of measureNames) {
      const { of } = measures[name];
      const [first, last] = [spans[of][0], spans[of].at(-1)];
      if (!first || !last) continue;
      const values = valuesOf[name](day, repeatSeconds);
      for (const span of spans[of]) countRows(values, span, null, () => pieces[name][span.piece]!);
      if (by === null || !isGrouped(name)) continue;
      const coded = { codes: day[of][by], most: day.words.length };
      countRows(values, { from: first.from, to: last.to }, coded, (code) => groups.cellOf(name, code));
    }
  }

  function addSumsOf(sums: DaySums, beganAt: number): void {
    const piece = edges.findLastIndex((edge) => edge <= beganAt);
    counted.handoffs += sums.handoffs;
    counted.conversations += sums.conversations;
    if (by !== null) groups.enter(sums.words);
    for (const name of measureNames) {
      addSums(sums, name, 'all', repeatSeconds, () => pieces[name][piece]!);
      if (by !== null && isGrouped(name)) addSums(sums, name, by, repeatSeconds, (code) => groups.cellOf(name, code));
    }
  }

  for await (const day of days) {
    if (day.kind === 'cut') countRowsOf(day.rows);
    else addSumsOf(day.sums, day.beganAt);
  }
  const tally = { ...counted, pieces, groups: perMeasure(groups.of) };
  if (by === 'reason') finishReasons(tally);
  return tally;
}

/** Cells by words. Each day has codes of its own for them: words are looked up once a day, and not once for each measure. */
function createGroups() {
  const numbers = new Map<string, number>();
  const cells = perMeasure((): Cell[] => []);
  let ofDay: number[] = [];
  return {
    /** Turns to a day. */
    enter(words: string[]): void {
      ofDay = words.map((word) => {
        const number = numbers.get(word) ?? numbers.size;
        numbers.set(word, number);
        return number;
      });
    },
    cellOf(name: MeasureName, code: number): Cell {
      const number = ofDay[code]!;
      cells[name][number] ??= emptyCell(measures[name].kind);
      return cells[name][number];
    },
    of: (name: MeasureName) =>
      new Map([...numbers].flatMap(([word, number]) => (cells[name][number] ? [[word, cells[name][number]]] : []))),
  };
}

interface Span extends Rows {
  piece: number;
}

/** Which rows of a day, which are in order, lie in which pieces. */
function spansOf(at: Uint32Array, beganAt: number, edges: number[]): Span[] {
  const spans: Span[] = [];
  for (let piece = 0; piece + 1 < edges.length; piece += 1) {
    if (edges[piece + 1]! <= beganAt) continue;
    const from = firstAt(at, edges[piece]! - beganAt);
    const to = firstAt(at, edges[piece + 1]! - beganAt);
    if (to > from) spans.push({ piece, from, to });
    if (to === at.length) break;
  }
  return spans;
}

/** The first row at or after a moment. */
function firstAt(at: Uint32Array, moment: number): number {
  let [low, high] = [0, at.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[middle]! < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of all conversations were handed off for each reason: a reason's own conversations were all handed off. */
function finishReasons({ conversations, groups }: Tally): void {
  groups.escalation_rate.delete('');
  for (const cell of groups.escalation_rate.values()) cell.n = conversations;
}
