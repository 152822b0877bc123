import { bucketBits, type Features, scalesOf } from '../signals/model/features.ts';

export interface Example {
  features: Features;
  /** One target 0..1 for each output; null where this example says nothing about it. */
  targets: (number | null)[];
  weight: number;
}

/** A bag of features → `width` hidden values → outputs. */
export interface Net {
  width: number;
  /** buckets × width */
  embeddings: Float32Array;
  /** outputs × width */
  readout: Float32Array;
  bias: Float32Array;
}

/**
 * Chosen by leaving one hand out at a time. What matters most is that each example is seen without a good part of its
 * features, another part each time: words that only one hand uses cannot carry the answer alone.
 */
export const settings = { width: 15, epochs: 20, rate: 0.25, dropWritten: 0.5, dropMeant: 0.3 };

// Ordinary requests are many and easily learned: they are shown in every fourth round.
const rareWeight = 0.6;
const rareRounds = 3;
// The net is the mean of its last rounds: one round's chances moved the F1 of public sentences by six points.
const averaged = 8;

/** Learns by AdaGrad over examples in a fixed pseudo-random order: the same data give the same net. */
export function learn(examples: Example[], outputs: number, onEpoch: (epoch: number) => void = () => undefined): Net {
  const random = generator(7);
  const net = emptyNet(outputs, random);
  const sums = {
    embeddings: new Float32Array(net.embeddings.length).fill(untouched),
    readout: new Float32Array(net.readout.length).fill(untouched),
  };
  const order = examples.map((_, index) => index);
  const mean = emptyMean(net);
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const example = examples[index] as Example;
      if (example.weight < rareWeight && epoch % rareRounds !== 0) continue;
      const written = example.features.written.filter(() => random() >= settings.dropWritten);
      const meant = example.features.meant.filter(() => random() >= settings.dropMeant);
      step(net, sums, { written, meant }, example);
    }
    if (epoch >= settings.epochs - averaged) addTo(mean, net);
    onEpoch(epoch + 1);
  }
  forgetUnseen(mean, sums);
  return mean;
}

function emptyMean({ width, embeddings, readout, bias }: Net): Net {
  return {
    width,
    embeddings: new Float32Array(embeddings.length),
    readout: new Float32Array(readout.length),
    bias: new Float32Array(bias.length),
  };
}

function addTo(mean: Net, net: Net): void {
  for (const part of ['embeddings', 'readout', 'bias'] as const)
    for (let place = 0; place < net[part].length; place += 1)
      mean[part][place] = (mean[part][place] as number) + (net[part][place] as number) / averaged;
}

/** What no example has touched is still the chance it began with: new words must not bring noise. */
function forgetUnseen({ embeddings }: Net, sums: Sums): void {
  for (let place = 0; place < embeddings.length; place += 1) if (sums.embeddings[place] === untouched) embeddings[place] = 0;
}

// A power of two, so that it is the same number in 32 bits as in 64.
const untouched = 2 ** -7;
type Sums = Pick<Net, 'embeddings' | 'readout'>;

function step(net: Net, sums: Sums, features: Features, { targets, weight }: Example): void {
  const { width, readout, bias } = net;
  const hidden = hiddenOf(net, features);
  const blame = new Float32Array(width);
  for (let output = 0; output < bias.length; output += 1) {
    const target = targets[output];
    if (target === null || target === undefined) continue;
    const error = (1 / (1 + Math.exp(-oddsOf(net, hidden, output))) - target) * weight;
    if (Math.abs(error) < 0.005) continue;
    bias[output] = (bias[output] as number) - 0.02 * error;
    for (let at = 0; at < width; at += 1) {
      const place = output * width + at;
      blame[at] = (blame[at] as number) + error * (readout[place] as number);
      move(readout, sums.readout, place, error * (hidden[at] as number));
    }
  }
  for (let at = 0; at < width; at += 1) blame[at] = (blame[at] as number) * (1 - (hidden[at] as number) ** 2);
  const [writtenScale, meantScale] = scalesOf(features);
  for (const bucket of features.written) blameBucket(net, sums, bucket, blame, writtenScale);
  for (const bucket of features.meant) blameBucket(net, sums, bucket, blame, meantScale);
}

function blameBucket({ width, embeddings }: Net, sums: Sums, bucket: number, blame: Float32Array, scale: number): void {
  for (let at = 0; at < width; at += 1) move(embeddings, sums.embeddings, bucket * width + at, (blame[at] as number) * scale);
}

function move(values: Float32Array, sums: Float32Array, place: number, gradient: number): void {
  const sum = (sums[place] as number) + gradient * gradient;
  sums[place] = sum;
  values[place] = (values[place] as number) - (settings.rate * gradient) / Math.sqrt(sum);
}

/** Log-odds of each output. */
export function judge(net: Net, features: Features): number[] {
  const hidden = hiddenOf(net, features);
  return Array.from(net.bias, (_, output) => oddsOf(net, hidden, output));
}

function hiddenOf({ width, embeddings }: Net, features: Features): Float32Array {
  const hidden = new Float32Array(width);
  const [writtenScale, meantScale] = scalesOf(features);
  const add = (buckets: number[], scale: number) => {
    for (const bucket of buckets)
      for (let at = 0; at < width; at += 1) hidden[at] = (hidden[at] as number) + (embeddings[bucket * width + at] as number) * scale;
  };
  add(features.written, writtenScale);
  add(features.meant, meantScale);
  return hidden.map(Math.tanh);
}

function oddsOf({ width, readout, bias }: Net, hidden: Float32Array, output: number): number {
  let odds = bias[output] as number;
  for (let at = 0; at < width; at += 1) odds += (readout[output * width + at] as number) * (hidden[at] as number);
  return odds;
}

function emptyNet(outputs: number, random: () => number): Net {
  const { width } = settings;
  const around = (size: number, spread: number) => Float32Array.from({ length: size }, () => (random() - 0.5) * spread);
  return {
    width,
    embeddings: around((1 << bucketBits) * width, 0.1),
    readout: around(outputs * width, 0.6),
    bias: new Float32Array(outputs).fill(-1),
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
}

/** Numerical Recipes' linear congruential generator: chance that is the same on every machine. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
