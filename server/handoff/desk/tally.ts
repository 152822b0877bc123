import { type Dimension, type MeasureName, measureNames, measures } from '#domain/measuring/measures.ts';
import type { PackedDay } from '../../store/packed-day.ts';
import { addRows, addTo, type Cell, emptyCell } from './cell.ts';
import { type DayValues, valuesOf } from './values-of.ts';

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

/** Counts days that come in order. */
export async function tallyOf(days: AsyncIterable<PackedDay>, { edges, by, repeatSeconds }: Options): Promise<Tally> {
  const perMeasure = <T>(make: (name: MeasureName) => T) =>
    Object.fromEntries(measureNames.map((name) => [name, make(name)])) as Record<MeasureName, T>;
  const tally: Tally = {
    handoffs: 0,
    conversations: 0,
    pieces: perMeasure((name) => edges.slice(1).map(() => emptyCell(measures[name].kind))),
    groups: perMeasure(() => new Map()),
  };
  for await (const day of days) {
    const rows = {
      handoffs: spansOf(day.handoffs.at, day.beganAt, edges),
      conversations: spansOf(day.conversations.at, day.beganAt, edges),
    };
    for (const { from, to } of rows.handoffs) tally.handoffs += to - from;
    for (const { from, to } of rows.conversations) tally.conversations += to - from;
    for (const name of measureNames) {
      const { of } = measures[name];
      const values = valuesOf[name](day, repeatSeconds);
      for (const { piece, from, to } of rows[of]) addRows(tally.pieces[name][piece]!, values, from, to);
      if (by !== null) for (const span of rows[of]) addGroups(tally.groups[name], name, day, by, values, span);
    }
  }
  if (by === 'reason') finishReasons(tally);
  return tally;
}

interface Span {
  piece: number;
  /** First row, and the first that is no more in it. */
  from: number;
  to: number;
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

function addGroups(groups: Map<string, Cell>, name: MeasureName, day: PackedDay, by: Dimension, values: DayValues, span: Span): void {
  const { kind, of } = measures[name];
  // Whoever was not handed off has no reason.
  if (by === 'reason' && name === 'missed') return;
  const column = day[of][by];
  const cells: (Cell | undefined)[] = [];
  for (let row = span.from; row < span.to; row += 1) {
    const value = values.column[row]!;
    if (value === values.none) continue;
    const code = column[row]!;
    let cell = cells[code];
    if (!cell) {
      const word = day.words[code]!;
      cell = groups.get(word) ?? emptyCell(kind);
      groups.set(word, cell);
      cells[code] = cell;
    }
    addTo(cell, value);
  }
}

/** How many of all conversations were handed off for each reason: a reason's own conversations were all handed off. */
function finishReasons({ conversations, groups }: Tally): void {
  groups.escalation_rate.delete('');
  for (const cell of groups.escalation_rate.values()) cell.n = conversations;
}
