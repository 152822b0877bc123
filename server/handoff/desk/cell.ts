import { type Estimate, meanOf, medianOf, shareOf } from '#domain/measuring/estimate.ts';
import type { MeasureKind } from '#domain/measuring/measures.ts';
import { valuesAt } from '#domain/measuring/places.ts';
import type { DayValues } from './values-of.ts';

/** What has been counted of one measure for one piece of a range, or one group. */
export interface Cell {
  n: number;
  /** Of the values; of shares, how many cases it is true of. */
  sum: number;
  squares: number;
  /** Every value, where a median is wanted. */
  values: Values | null;
}

/** A list of whole numbers that grows. */
export interface Values {
  array: Uint32Array;
  length: number;
}

export function emptyCell(kind: MeasureKind): Cell {
  return { n: 0, sum: 0, squares: 0, values: kind === 'median' ? { array: new Uint32Array(64), length: 0 } : null };
}

/** Counts rows of a day. @param to the first row that is no more of them */
export function addRows(cell: Cell, { column, none }: DayValues, from: number, to: number): void {
  let [n, sum, squares] = [0, 0, 0];
  const { values } = cell;
  if (values) reserve(values, to - from);
  for (let row = from; row < to; row += 1) {
    const value = column[row]!;
    if (value === none) continue;
    n += 1;
    sum += value;
    squares += value * value;
    if (values) values.array[values.length++] = value;
  }
  cell.n += n;
  cell.sum += sum;
  cell.squares += squares;
}

/** Counts one more. */
export function addTo(cell: Cell, value: number): void {
  cell.n += 1;
  cell.sum += value;
  cell.squares += value * value;
  const { values } = cell;
  if (values === null) return;
  reserve(values, 1);
  values.array[values.length++] = value;
}

/** Makes room for so many more. */
function reserve(values: Values, more: number): void {
  if (values.length + more <= values.array.length) return;
  const larger = new Uint32Array(Math.max(values.length + more, values.array.length * 2));
  larger.set(values.array.subarray(0, values.length));
  values.array = larger;
}

export function estimateOf(kind: MeasureKind, { n, sum, squares, values }: Cell): Estimate {
  if (kind === 'share') return shareOf(sum, n);
  if (kind === 'mean') return meanOf(n, sum, squares);
  const all = values!.array.subarray(0, values!.length);
  return medianOf(n, (places) => valuesAt(all, places));
}

/** All of them in one. */
export function together(kind: MeasureKind, cells: Cell[]): Cell {
  const all = { n: 0, sum: 0, squares: 0 };
  for (const { n, sum, squares } of cells) {
    all.n += n;
    all.sum += sum;
    all.squares += squares;
  }
  if (kind !== 'median') return { ...all, values: null };
  const array = new Uint32Array(all.n);
  let length = 0;
  for (const { values } of cells) {
    array.set(values!.array.subarray(0, values!.length), length);
    length += values!.length;
  }
  return { ...all, values: { array, length } };
}
