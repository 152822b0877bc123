import { scalesOf } from '../signals/model/features.ts';
import { chance, shuffle } from './chance.ts';
import type { Example } from './examples.ts';
import { type Gathered, gather } from './gather.ts';
import { countRows, type Rows, seen } from './known-features.ts';

/** A bag of features → `width` hidden values → outputs. */
export interface Net {
  width: number;
  /** rows × width */
  embeddings: Float32Array;
  /** outputs × width */
  readout: Float32Array;
  bias: Float32Array;
}

/**
 * Chosen by leaving one hand out at a time. What matters most is that each example is seen without more than half of its features,
 * other ones each time: words that only one hand uses cannot carry the answer alone.
 */
export const settings = { nets: 4, width: 16, epochs: 30, rate: 0.25, dropWritten: 0.6, dropMeant: 0.5, join: 0.15 };

/** See `gather`. */
export const serverFine = 30_000;

// The net is the mean of its last rounds: one round's chances moved the F1 of public sentences by six points.
const averaged = 8;
// A power of two, so that it is the same number in 32 bits as in 64.
const untouched = 2 ** -7;
// Errors smaller than this teach nothing and cost half of the time.
const negligible = 0.005;
const biasRate = 0.02;

type Seen = Omit<Example, 'features'> & { written: Int32Array; meant: Int32Array };

interface Step {
  written: number[];
  meant: number[];
  targets: (number | null)[];
  weight: number;
}

/**
 * Learns by AdaGrad, several nets that differ by chance alone, which together err less than each of them. The same data give the same nets.
 * @param fineRows see `gather`
 * @param onEpoch is told after each round which share is done
 */
export function learn(
  all: Example[],
  rows: Rows,
  outputs: number,
  fineRows: number,
  onEpoch: (share: number) => void = () => undefined,
): Gathered {
  const examples = all.map(({ features, ...rest }) => ({
    ...rest,
    written: seen(features.written, rows),
    meant: seen(features.meant, rows),
  }));
  const size = countRows(rows);
  const counts = new Float64Array(size);
  for (const { written, meant } of examples)
    for (const list of [written, meant]) for (const row of list) counts[row] = (counts[row] as number) + 1;
  const { nets, epochs } = settings;
  return gather(
    Array.from({ length: nets }, (_, place) =>
      learnOne(examples, size, outputs, chance(7 + place), (epoch) => onEpoch((place + epoch / epochs) / nets)),
    ),
    counts,
    fineRows,
  );
}

/** Now and then two examples of a language are joined into one text, which is what a wish in the middle of a long story looks like. */
function learnOne(examples: Seen[], size: number, outputs: number, random: () => number, onEpoch: (epoch: number) => void): Net {
  const net = emptyNet(size, outputs, random);
  const sums: Sums = {
    embeddings: new Float32Array(net.embeddings.length).fill(untouched),
    readout: new Float32Array(net.readout.length).fill(untouched),
  };
  const byLanguage = Map.groupBy(
    examples.filter(({ lang }) => lang !== null),
    ({ lang }) => lang,
  );
  const order = examples.map((_, index) => index);
  const mean = emptyNet(size, outputs, () => 0.5);
  mean.bias.fill(0);
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const example = examples[index] as Seen;
      const one: Step = { ...thinned(example, random), targets: example.targets, weight: example.weight };
      const others = byLanguage.get(example.lang);
      if (others && example.lang !== null && random() < settings.join)
        join(one, others[Math.floor(random() * others.length)] as Seen, random);
      improve(net, sums, one);
    }
    if (epoch >= settings.epochs - averaged) addTo(mean, net);
    onEpoch(epoch + 1);
  }
  // What no example has touched is still the chance it began with: new words must not bring noise.
  for (let place = 0; place < mean.embeddings.length; place += 1) if (sums.embeddings[place] === untouched) mean.embeddings[place] = 0;
  return mean;
}

function thinned(example: Seen, random: () => number): Pick<Step, 'written' | 'meant'> {
  const written: number[] = [];
  const meant: number[] = [];
  for (const row of example.written) if (random() >= settings.dropWritten) written.push(row);
  for (const row of example.meant) if (random() >= settings.dropMeant) meant.push(row);
  return { written, meant };
}

function join(one: Step, other: Seen, random: () => number): void {
  const { written, meant } = thinned(other, random);
  one.written.push(...written);
  one.meant.push(...meant);
  one.targets = one.targets.map((target, at) => {
    const second = other.targets[at] ?? null;
    return target === null || second === null ? null : Math.max(target, second);
  });
}

type Sums = Pick<Net, 'embeddings' | 'readout'>;

function improve(net: Net, sums: Sums, { written, meant, targets, weight }: Step): void {
  const { width, readout, bias } = net;
  const hidden = hiddenOf(net, written, meant);
  const blame = new Float32Array(width);
  for (let output = 0; output < bias.length; output += 1) {
    const target = targets[output];
    if (target === null || target === undefined) continue;
    const error = (1 / (1 + Math.exp(-oddsOf(net, hidden, output))) - target) * weight;
    if (Math.abs(error) < negligible) continue;
    bias[output] = (bias[output] as number) - biasRate * error;
    for (let at = 0; at < width; at += 1) {
      const place = output * width + at;
      blame[at] = (blame[at] as number) + error * (readout[place] as number);
      move(readout, sums.readout, place, error * (hidden[at] as number));
    }
  }
  for (let at = 0; at < width; at += 1) blame[at] = (blame[at] as number) * (1 - (hidden[at] as number) ** 2);
  const [writtenScale, meantScale] = scalesOf(written.length, meant.length);
  const { embeddings } = net;
  const pass = (rows: number[], scale: number) => {
    for (const row of rows)
      for (let at = 0; at < width; at += 1) move(embeddings, sums.embeddings, row * width + at, (blame[at] as number) * scale);
  };
  pass(written, writtenScale);
  pass(meant, meantScale);
}

function move(values: Float32Array, sums: Float32Array, place: number, gradient: number): void {
  const sum = (sums[place] as number) + gradient * gradient;
  sums[place] = sum;
  values[place] = (values[place] as number) - (settings.rate * gradient) / Math.sqrt(sum);
}

function hiddenOf({ width, embeddings }: Net, written: ArrayLike<number>, meant: ArrayLike<number>): Float32Array {
  const hidden = new Float32Array(width);
  const [writtenScale, meantScale] = scalesOf(written.length, meant.length);
  const add = (rows: ArrayLike<number>, scale: number) => {
    for (let place = 0; place < rows.length; place += 1) {
      const start = (rows[place] as number) * width;
      for (let at = 0; at < width; at += 1) hidden[at] = (hidden[at] as number) + (embeddings[start + at] as number) * scale;
    }
  };
  add(written, writtenScale);
  add(meant, meantScale);
  for (let at = 0; at < width; at += 1) hidden[at] = Math.tanh(hidden[at] as number);
  return hidden;
}

function oddsOf({ width, readout, bias }: Net, hidden: Float32Array, output: number): number {
  let odds = bias[output] as number;
  for (let at = 0; at < width; at += 1) odds += (readout[output * width + at] as number) * (hidden[at] as number);
  return odds;
}

function emptyNet(size: number, outputs: number, random: () => number): Net {
  const { width } = settings;
  const around = (size: number, spread: number) => Float32Array.from({ length: size }, () => (random() - 0.5) * spread);
  return {
    width,
    embeddings: around(size * width, 0.1),
    readout: around(outputs * width, 0.6),
    bias: new Float32Array(outputs).fill(-1),
  };
}

function addTo(mean: Net, net: Net): void {
  for (const part of ['embeddings', 'readout', 'bias'] as const)
    for (let place = 0; place < net[part].length; place += 1)
      mean[part][place] = (mean[part][place] as number) + (net[part][place] as number) / averaged;
}
