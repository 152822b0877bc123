import { scalesOf } from './features.ts';

/** What was learned, ready to judge by: a bag of features → `width` sums → `inner` hidden values → outputs. */
export interface Layers {
  width: number;
  inner: number;
  /** features × width, -127..127 */
  table: Int8Array;
  /** inner × width */
  spread: Float32Array;
  /** outputs × inner */
  readout: Float32Array;
  /** By output. */
  bias: Iterable<number>;
}

/** Log-odds of each output. @param written rows of the table, as are those of `meant` */
export function judge(
  { width, inner, table, spread, readout, bias }: Layers,
  written: ArrayLike<number>,
  meant: ArrayLike<number>,
): number[] {
  const [writtenScale, meantScale] = scalesOf(written.length, meant.length);
  const sums = new Float64Array(width);
  add(table, written, writtenScale, sums);
  add(table, meant, meantScale, sums);
  const odds = [...bias];
  for (let at = 0; at < inner; at += 1) {
    let sum = 0;
    for (let from = 0; from < width; from += 1) sum += (sums[from] as number) * (spread[at * width + from] as number);
    const hidden = Math.tanh(sum);
    for (let output = 0; output < odds.length; output += 1)
      odds[output] = (odds[output] as number) + hidden * (readout[output * inner + at] as number);
  }
  return odds;
}

function add(table: Int8Array, rows: ArrayLike<number>, scale: number, sums: Float64Array): void {
  const width = sums.length;
  const steps = new Int32Array(width);
  for (let place = 0; place < rows.length; place += 1) {
    const start = (rows[place] as number) * width;
    for (let at = 0; at < width; at += 1) steps[at] = (steps[at] as number) + (table[start + at] as number);
  }
  for (let at = 0; at < width; at += 1) sums[at] = (sums[at] as number) + (steps[at] as number) * scale;
}
