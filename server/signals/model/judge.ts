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

// Rows are added up eight values at a time, which stay in registers: an array of sums took twice as long.
const lanes = 8;

/** @param sums as many as the table is wide, which is a multiple of eight */
function add(table: Int8Array, rows: ArrayLike<number>, scale: number, sums: Float64Array): void {
  const width = sums.length;
  for (let from = 0; from < width; from += lanes) {
    let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let place = 0; place < rows.length; place += 1) {
      const at = (rows[place] as number) * width + from;
      a += table[at] as number;
      b += table[at + 1] as number;
      c += table[at + 2] as number;
      d += table[at + 3] as number;
      e += table[at + 4] as number;
      f += table[at + 5] as number;
      g += table[at + 6] as number;
      h += table[at + 7] as number;
    }
    const eight = [a, b, c, d, e, f, g, h];
    for (let lane = 0; lane < lanes; lane += 1) sums[from + lane] = (sums[from + lane] as number) + (eight[lane] as number) * scale;
  }
}
