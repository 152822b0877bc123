import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Layers } from '../signals/model/judge.ts';
import { type PackedTable, unpackTable } from '../signals/model/unpack-table.ts';
import type { Net } from './learn.ts';
import { quantise } from './quantise.ts';

/** Several nets as one, as it is shipped. */
export interface Gathered extends Layers {
  bias: Float32Array;
  /** `table` as it is shipped. */
  packed: PackedTable;
  /** What one unit of each of the sums is worth. */
  steps: number[];
}

const width = 16;

/**
 * The mean of several nets' log-odds is a net with all their hidden values, and most of what its features do lies in few directions: kept
 * are the sixteen in which they do most. So several nets weigh no more than one.
 * @param counts how many examples have each feature, by row
 * @param fineRows how many of the features are kept finely
 */
export function gather(nets: Net[], counts: Float64Array, fineRows: number): Gathered {
  const inner = nets.reduce((sum, net) => sum + net.width, 0);
  const hidden = nets.flatMap((net) => Array.from({ length: net.width }, (_, at) => ({ net, at, heft: heftOf(net, at) })));
  const valuesOf = (row: number) => hidden.map(({ net, at, heft }) => (net.embeddings[row * net.width + at] as number) * heft);
  const directions = mostOf(counts, inner, valuesOf);
  const sums = new Float32Array(counts.length * width);
  for (let row = 0; row < counts.length; row += 1) {
    const values = valuesOf(row);
    for (let to = 0; to < width; to += 1)
      sums[row * width + to] = values.reduce((sum, value, at) => sum + value * directions.get(at, to), 0);
  }
  const { steps, ...packed } = quantise(sums, width, counts, fineRows);
  const outputs = nets[0]?.bias.length ?? 0;
  return {
    width,
    inner,
    packed,
    steps,
    table: unpackTable(packed, counts.length),
    spread: Float32Array.from({ length: inner * width }, (_, place) => {
      const [at, to] = [Math.floor(place / width), place % width];
      return (directions.get(at, to) * (steps[to] as number)) / (hidden[at]?.heft ?? 1);
    }),
    readout: Float32Array.from({ length: outputs * inner }, (_, place) => {
      const { net, at } = hidden[place % inner] as { net: Net; at: number };
      return (net.readout[Math.floor(place / inner) * net.width + at] as number) / nets.length;
    }),
    bias: Float32Array.from(
      { length: outputs },
      (_, output) => nets.reduce((sum, net) => sum + (net.bias[output] as number), 0) / nets.length,
    ),
  };
}

/** How much a hidden value moves the outputs. */
function heftOf({ width, readout, bias }: Net, at: number): number {
  return Math.hypot(...Array.from(bias, (_, output) => readout[output * width + at] as number));
}

/** inner × width: the directions in which the features' values are largest, those of frequent features before all. */
function mostOf(counts: Float64Array, inner: number, valuesOf: (row: number) => number[]): Matrix {
  const products = new Float64Array(inner * inner);
  for (let row = 0; row < counts.length; row += 1) {
    const values = valuesOf(row);
    for (let one = 0; one < inner; one += 1) {
      const value = (values[one] as number) * (counts[row] as number);
      for (let other = one; other < inner; other += 1) {
        const place = one * inner + other;
        products[place] = (products[place] as number) + value * (values[other] as number);
      }
    }
  }
  const symmetric = Matrix.zeros(inner, inner);
  for (let one = 0; one < inner; one += 1)
    for (let other = one; other < inner; other += 1) {
      symmetric.set(one, other, products[one * inner + other] as number);
      symmetric.set(other, one, products[one * inner + other] as number);
    }
  // Eigenvalues come in rising order.
  const { eigenvectorMatrix } = new EigenvalueDecomposition(symmetric, { assumeSymmetric: true });
  return eigenvectorMatrix.subMatrixColumn(Array.from({ length: width }, (_, place) => inner - 1 - place));
}
