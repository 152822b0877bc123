import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bucketBits } from '../signals/model/features.ts';
import { outputs } from '../signals/model/outputs.ts';
import { exampleOf, ordinaryExample } from './examples.ts';
import { clauseMargin, fitLogistic, type Weights } from './logistic.ts';
import { readOrdinary, readSentences } from './read-sentences.ts';

const target = join(import.meta.dirname, '../signals/model/weights.ts');

/** Writes the weights that the server ships, from all sentences: the same data give the same file. */
function train(): void {
  const sentences = readSentences();
  const weights = fitLogistic([...sentences.map(exampleOf), ...readOrdinary().map(ordinaryExample)], outputs.length);
  const { table, steps } = quantise(weights);
  writeFileSync(
    target,
    [
      '// Made by `node server/training/train.ts`; see server/training/README.md for what it was learned from.',
      'export const weights = {',
      `  bias: [${weights.bias.map((one) => Number(one.toFixed(4))).join(', ')}],`,
      `  steps: [${steps.map((one) => Number(one.toFixed(6))).join(', ')}],`,
      `  clauseMargin: ${clauseMargin},`,
      `  table:\n    '${Buffer.from(table).toString('base64')}',`,
      '};',
      '',
    ].join('\n'),
  );
  process.stdout.write(`${JSON.stringify({ sentences: sentences.length, weights_bytes: table.byteLength })}\n`);
}

/** Eight bits a weight, bucket by bucket; each output has its own step. */
function quantise({ values }: Weights): { table: Int8Array; steps: number[] } {
  const size = 1 << bucketBits;
  // Rare extremes are cut rather than letting them coarsen all others.
  const steps = values.map((row) => (row.map(Math.abs).toSorted((a, b) => b - a)[Math.floor(size / 2_000)] ?? 1) / 127);
  const table = new Int8Array(size * values.length);
  for (const [output, row] of values.entries())
    for (const [bucket, value] of row.entries())
      table[bucket * values.length + output] = Math.max(-127, Math.min(127, Math.round(value / (steps[output] ?? 1))));
  return { table, steps };
}

train();
