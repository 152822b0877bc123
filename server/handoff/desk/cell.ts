import { type Estimate, meanOf, medianOf, shareOf } from '#domain/measuring/estimate.ts';
import type { MeasureKind } from '#domain/measuring/measures.ts';
import { valuesAt } from '#domain/measuring/places.ts';

/** What has been counted of one measure for one piece of a range, or one group. */
export interface Cell {
  n: number;
  /** Of the values; of shares, how many cases it is true of. Of medians neither this nor the next is wanted. */
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

/** Makes room for so many more. */
export function reserve(values: Values, more: number): void {
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
