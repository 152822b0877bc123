import { none32 } from '../../store/packed-day.ts';
import { type Cell, reserve } from './cell.ts';
import type { DayValues } from './values-of.ts';

/** Some rows of a day. */
export interface Rows {
  from: number;
  /** The first that is no more of them. */
  to: number;
}

/** Which cell each row goes to, by its code; without it, all go to one. */
export interface Coded {
  codes: Uint16Array;
  /** How many codes there are. */
  most: number;
}

/** Counts rows into cells. @param cellOf the cell of a code, asked for codes that occur; 0 where rows have none */
export function countRows(values: DayValues, rows: Rows, coded: Coded | null, cellOf: (code: number) => Cell): void {
  if ('small' in values) addCounts(countSmall(values.small, rows, coded), values.means, cellOf);
  else if (coded === null) addLarge(values.large, rows, cellOf(0));
  else addLargeCoded(values.large, rows, coded, cellOf);
}

/** Small values are below 15, and 255 where nothing is known: one more, without what is above four bits, is a place of its own for each. */
const places = 16;

/** How often each value occurs for each code: a row is one addition, and no row is looked at twice. */
function countSmall(column: Uint8Array, { from, to }: Rows, coded: Coded | null): Uint32Array {
  const counts = new Uint32Array((coded?.most ?? 1) * places);
  if (coded === null) for (let row = from; row < to; row += 1) counts[(column[row]! + 1) & 15]! += 1;
  else {
    const { codes } = coded;
    for (let row = from; row < to; row += 1) counts[(codes[row]! << 4) | ((column[row]! + 1) & 15)]! += 1;
  }
  return counts;
}

function addCounts(counts: Uint32Array, means: (value: number | null) => number | null, cellOf: (code: number) => Cell): void {
  const meant = Array.from({ length: places }, (_, place) => means(place === 0 ? null : place - 1));
  for (let place = 0; place < counts.length; place += 1) {
    const [count, value] = [counts[place]!, meant[place & 15] ?? null];
    if (count === 0 || value === null) continue;
    const cell = cellOf(place >> 4);
    cell.n += count;
    cell.sum += count * value;
    cell.squares += count * value * value;
  }
}

function addLarge(column: Uint32Array, { from, to }: Rows, cell: Cell): void {
  if (cell.values) {
    reserve(cell.values, to - from);
    const { array } = cell.values;
    let { length } = cell.values;
    for (let row = from; row < to; row += 1) {
      const value = column[row]!;
      if (value !== none32) array[length++] = value;
    }
    cell.n += length - cell.values.length;
    cell.values.length = length;
    return;
  }
  let [n, sum, squares] = [0, 0, 0];
  for (let row = from; row < to; row += 1) {
    const value = column[row]!;
    if (value === none32) continue;
    n += 1;
    sum += value;
    squares += value * value;
  }
  cell.n += n;
  cell.sum += sum;
  cell.squares += squares;
}

function addLargeCoded(column: Uint32Array, { from, to }: Rows, { codes, most }: Coded, cellOf: (code: number) => Cell): void {
  const counts = new Uint32Array(most);
  for (let row = from; row < to; row += 1) if (column[row] !== none32) counts[codes[row]!]! += 1;
  const [ends, lists] = [new Uint32Array(most), [] as Uint32Array[]];
  const [sums, squares] = [new Float64Array(most), new Float64Array(most)];
  for (let code = 0; code < most; code += 1) {
    if (counts[code] === 0) continue;
    const { values } = cellOf(code);
    if (!values) continue;
    reserve(values, counts[code]!);
    lists[code] = values.array;
    ends[code] = values.length;
  }
  const isListed = lists.length > 0;
  for (let row = from; row < to; row += 1) {
    const value = column[row]!;
    if (value === none32) continue;
    const code = codes[row]!;
    if (isListed) lists[code]![ends[code]!++] = value;
    else {
      sums[code]! += value;
      squares[code]! += value * value;
    }
  }
  for (let code = 0; code < most; code += 1) {
    if (counts[code] === 0) continue;
    const cell = cellOf(code);
    cell.n += counts[code]!;
    cell.sum += sums[code]!;
    cell.squares += squares[code]!;
    if (cell.values) cell.values.length = ends[code]!;
  }
}
