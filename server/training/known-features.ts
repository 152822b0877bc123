import { featureBits } from '../signals/model/features.ts';
import type { Example } from './examples.ts';
import type { Gathered } from './gather.ts';

/** By feature: its row in the net, or -1. A net of the rows alone fits a processor's cache, which makes learning four times faster. */
export type Rows = Int32Array;

/** What fewer examples have is chance; leaving it out costs nothing and keeps the model small. */
const fewest = 3;
// 30,000 times nine bytes and 210,000 times three: the server's weights stay below a million bytes.
const most = 240_000;

/** The features that most examples have, as many as the server ships. */
export function frequent(examples: Example[]): Rows {
  const counts = countsOf(examples);
  const enough = counts.toSorted().at(-most - 1) ?? 0;
  return rowsOf(counts.length, (feature) => (counts[feature] as number) >= Math.max(fewest, enough + 1));
}

/** The features that move a net most over all examples: by their size, and by how often the examples have them. */
export function heaviest(examples: Example[], rows: Rows, { table, width, steps }: Gathered, most: number): Rows {
  const hefts = Float64Array.from(countsOf(examples), (count, feature) => {
    const row = rows[feature] as number;
    if (row < 0) return 0;
    let squares = 0;
    for (let at = row * width; at < (row + 1) * width; at += 1) squares += ((table[at] as number) * (steps[at % width] as number)) ** 2;
    return squares * Math.sqrt(count);
  });
  const enough = hefts.toSorted().at(-most - 1) ?? 0;
  return rowsOf(hefts.length, (feature) => (hefts[feature] as number) > enough);
}

export function countRows(rows: Rows): number {
  return rows.reduce((most, row) => Math.max(most, row + 1), 0);
}

/** What a model that has only these features sees of an example: the rows of its features. */
export function seen(features: number[], rows: Rows): Int32Array {
  const found: number[] = [];
  for (const feature of features) if ((rows[feature] as number) >= 0) found.push(rows[feature] as number);
  return Int32Array.from(found);
}

function rowsOf(size: number, isKnown: (feature: number) => boolean): Rows {
  let next = 0;
  return Int32Array.from({ length: size }, (_, feature) => (isKnown(feature) ? next++ : -1));
}

function countsOf(examples: Example[]): Uint32Array {
  const counts = new Uint32Array(1 << featureBits);
  for (const { features } of examples)
    for (const list of [features.written, features.meant]) for (const feature of list) counts[feature] = (counts[feature] as number) + 1;
  return counts;
}
