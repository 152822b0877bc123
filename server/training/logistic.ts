import { bucketBits, type Features, scalesOf } from '../signals/model/features.ts';

export interface Example {
  features: Features;
  /** One target 0..1 for each output; null where this example says nothing about it. */
  targets: (number | null)[];
  weight: number;
}

export interface Weights {
  /** outputs × buckets */
  values: Float32Array[];
  bias: number[];
}

interface Settings {
  epochs: number;
  rate: number;
  decay: number;
}

export const settings: Settings = { epochs: 14, rate: 0.5, decay: 3e-6 };

/** Logistic regression for each output, by AdaGrad over examples in a fixed pseudo-random order: the same data give the same weights. */
export function fitLogistic(examples: Example[], outputs: number, { epochs, rate, decay }: Settings = settings): Weights {
  const size = 1 << bucketBits;
  const values = Array.from({ length: outputs }, () => new Float32Array(size));
  const squares = Array.from({ length: outputs }, () => new Float32Array(size).fill(1e-2));
  const bias = new Array<number>(outputs).fill(-1);
  const order = examples.map((_, index) => index);
  let state = 42;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] as number, order[at] as number];
    }
    for (const index of order) {
      const { features, targets, weight } = examples[index] as Example;
      const [writtenScale, meantScale] = scalesOf(features);
      for (let output = 0; output < outputs; output += 1) {
        const target = targets[output];
        if (target === null || target === undefined) continue;
        const row = values[output] as Float32Array;
        const square = squares[output] as Float32Array;
        let sum = bias[output] as number;
        for (const feature of features.written) sum += (row[feature] as number) * writtenScale;
        for (const feature of features.meant) sum += (row[feature] as number) * meantScale;
        const error = (1 / (1 + Math.exp(-sum)) - target) * weight;
        if (Math.abs(error) < 0.01) continue;
        bias[output] = (bias[output] as number) - 0.02 * error;
        step(features.written, writtenScale);
        step(features.meant, meantScale);

        function step(buckets: number[], scale: number): void {
          for (const bucket of buckets) {
            const value = row[bucket] as number;
            const gradient = error * scale + decay * value;
            square[bucket] = (square[bucket] as number) + gradient * gradient;
            row[bucket] = value - (rate * gradient) / Math.sqrt(square[bucket] as number);
          }
        }
      }
    }
  }
  return { values, bias };
}

/** What a clause alone must have more than a whole text, in log-odds. */
export const clauseMargin = 0.5;

/** Log-odds of each output. */
export function evaluate({ values, bias }: Weights, features: Features): number[] {
  const [writtenScale, meantScale] = scalesOf(features);
  return values.map((row, output) => {
    const written = features.written.reduce((sum, bucket) => sum + (row[bucket] as number), 0);
    const meant = features.meant.reduce((sum, bucket) => sum + (row[bucket] as number), 0);
    return (bias[output] as number) + written * writtenScale + meant * meantScale;
  });
}
