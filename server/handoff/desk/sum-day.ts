import { dimensions, type MeasureName, measureNames, measures } from '#domain/measuring/measures.ts';
import { type ListedMeasure, listed, packSums, type SumGroup, type SummedWord, sumGroups } from '../../store/day-sums.ts';
import { none32, type PackedDay } from '../../store/packed-day.ts';
import { type Cell, emptyCell } from './cell.ts';
import { countRows } from './count-rows.ts';
import { valuesOf } from './values-of.ts';

/** Where their values stand. */
const columnOf = {
  first_reply: 'reply',
  signal_to_handoff: 'signal',
  wait_error: 'wait_error',
  repeat_contacts: 'previous',
} as const satisfies Record<ListedMeasure, keyof PackedDay['handoffs']>;

/** Counts a whole day by everything that it may be asked by. */
export function sumDay(day: PackedDay): Uint8Array {
  const { words, handoffs, conversations } = day;
  return packSums({
    words,
    handoffs: handoffs.at.length,
    conversations: conversations.at.length,
    groups: Object.fromEntries(sumGroups.map((by) => [by, wordsOf(day, by)])) as Record<SumGroup, SummedWord[]>,
    lists: Object.fromEntries(listed.map((name) => [name, listOf(day, name)])) as Record<ListedMeasure, number[][]>,
  });
}

function wordsOf(day: PackedDay, by: SumGroup): SummedWord[] {
  const found = new Map<number, Partial<Record<MeasureName, Cell>>>();
  for (const name of measureNames) {
    const { of } = measures[name];
    const rows = { from: 0, to: day[of].at.length };
    countRows(valuesOf[name](day, 0), rows, by === 'all' ? null : { codes: day[of][by], most: day.words.length }, (code) => {
      const word = found.get(code) ?? {};
      found.set(code, word);
      word[name] ??= emptyCell('mean');
      return word[name];
    });
  }
  return [...found].map(([code, of]) => ({ code, of }));
}

function listOf({ handoffs }: PackedDay, name: ListedMeasure): number[][] {
  const rows: number[][] = [];
  for (const [row, value] of handoffs[columnOf[name]].entries())
    if (value !== none32) rows.push([value, ...dimensions.map((by) => handoffs[by][row]!)]);
  return rows;
}
