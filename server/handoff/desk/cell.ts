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

/** A list of whole numbers that grows, and lists of others that belong to it. */
export interface Values {
  array: Uint32Array;
  length: number;
  others: Uint32Array[];
}

export function emptyCell(kind: MeasureKind): Cell {
  return { n: 0, sum: 0, squares: 0, values: kind === 'median' ? { array: new Uint32Array(64), length: 0, others: [] } : null };
}

/** Makes room for so many more. */
export function reserve(values: Values, more: number): void {
  if (values.length + more <= values.array.length) return;
  const larger = new Uint32Array(Math.max(values.length + more, values.array.length * 2));
  larger.set(values.array.subarray(0, values.length));
  values.array = larger;
}

/** What has been counted in several cells, as if it had been in one. */
export function estimateOf(kind: MeasureKind, cells: Cell[]): Estimate {
  let [n, sum, squares] = [0, 0, 0];
  for (const cell of cells) {
    n += cell.n;
    sum += cell.sum;
    squares += cell.squares;
  }
  if (kind === 'share') return shareOf(sum, n);
  if (kind === 'mean') return meanOf(n, sum, squares);
  const lists = cells.flatMap(({ values }) => [values!.array.subarray(0, values!.length), ...values!.others]);
  return medianOf(n, (places) => valuesAt(lists, places));
}
