import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outputs } from '../signals/model/outputs.ts';
import { exampleOf, publicExamples } from './examples.ts';
import { type Example, learn, type Net, settings } from './learn.ts';
import { readSentences } from './read-sentences.ts';
import { heftsOf, shrink } from './shrink.ts';

const model = join(import.meta.dirname, '../signals/model');

// 8,192 bytes of bits and 15 bytes a bucket stay below 150,000.
const compactBuckets = 9_400;

/** Writes the weights that the server ships, from all sentences, and those of the browser: the same data give the same files. */
function train(): void {
  const sentences = readSentences();
  const examples = [...sentences.map(exampleOf), ...publicExamples()];
  const net = shrink(
    learn(examples, outputs.length, (epoch) => process.stderr.write(`\r${epoch}/${settings.epochs}`)),
    examples,
  );
  const { table, step } = quantise(net.embeddings);
  write('weights.ts', net, step, { table });
  const compact = keepHeaviest(table, net.width, examples);
  write('weights-compact.ts', net, step, compact);
  process.stderr.write('\n');
  const bytes = { weights_bytes: table.byteLength, browser_weights_bytes: compact.table.byteLength + compact.present.byteLength };
  process.stdout.write(`${JSON.stringify({ sentences: sentences.length, ...bytes })}\n`);
}

function write(name: string, net: Net, step: number, parts: Record<string, Int8Array | Uint8Array>): void {
  const list = (values: Float32Array) => `[${Array.from(values, (one) => Number(one.toFixed(4))).join(', ')}]`;
  const lines = [
    '// Made by `node server/training/train.ts`; see server/training/README.md for what it was learned from.',
    "import type { Weights } from './net.ts';",
    '',
    'export const weights: Weights = {',
    `  width: ${net.width},`,
    `  bias: ${list(net.bias)},`,
    `  readout: ${list(net.readout)},`,
    `  step: ${step},`,
    ...Object.entries(parts).map(([key, bytes]) => `  ${key}: '${Buffer.from(bytes).toString('base64')}',`),
    '};',
    '',
  ];
  writeFileSync(join(model, name), lines.join('\n'));
}

/** The buckets that move the hidden values most: by their size, and by how often the sentences have them. */
function keepHeaviest(table: Int8Array, width: number, examples: Example[]): { table: Int8Array; present: Uint8Array } {
  const buckets = table.length / width;
  const heft = Array.from(heftsOf(table, width, examples), (value, bucket) => ({ bucket, value }));
  const kept = heft
    .sort((a, b) => b.value - a.value)
    .slice(0, compactBuckets)
    .map(({ bucket }) => bucket)
    .sort((a, b) => a - b);
  const present = new Uint8Array(buckets / 8);
  const values = new Int8Array(kept.length * width);
  for (const [place, bucket] of kept.entries()) {
    present[bucket >> 3] = (present[bucket >> 3] as number) | (1 << (bucket & 7));
    values.set(table.subarray(bucket * width, (bucket + 1) * width), place * width);
  }
  return { table: values, present };
}

/** Eight bits a value. The twenty largest are cut rather than letting them coarsen all others. */
function quantise(values: Float32Array): { table: Int8Array; step: number } {
  const largest = values.map(Math.abs).sort();
  const step = Number(((largest[Math.floor(largest.length * 0.99998)] ?? 1) / 127).toFixed(6));
  return { table: Int8Array.from(values, (value) => Math.max(-127, Math.min(127, Math.round(value / step)))), step };
}

train();
