import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outputs } from '../signals/model/outputs.ts';
import { exampleOf, publicExamples } from './examples.ts';
import { learn, settings } from './learn.ts';
import { readSentences } from './read-sentences.ts';

const target = join(import.meta.dirname, '../signals/model/weights.ts');

/** Writes the weights that the server ships, from all sentences: the same data give the same file. */
function train(): void {
  const sentences = readSentences();
  const examples = [...sentences.map(exampleOf), ...publicExamples()];
  const net = learn(examples, outputs.length, (epoch) => process.stderr.write(`\r${epoch}/${settings.epochs}`));
  const { table, step } = quantise(net.embeddings);
  const list = (values: Float32Array) => `[${Array.from(values, (one) => Number(one.toFixed(4))).join(', ')}]`;
  writeFileSync(
    target,
    [
      '// Made by `node server/training/train.ts`; see server/training/README.md for what it was learned from.',
      'export const weights = {',
      `  width: ${net.width},`,
      `  bias: ${list(net.bias)},`,
      `  readout: ${list(net.readout)},`,
      `  step: ${step},`,
      `  table: '${Buffer.from(table).toString('base64')}',`,
      '};',
      '',
    ].join('\n'),
  );
  process.stderr.write('\n');
  process.stdout.write(`${JSON.stringify({ sentences: sentences.length, weights_bytes: table.byteLength })}\n`);
}

/** Eight bits a value. The twenty largest are cut rather than letting them coarsen all others. */
function quantise(values: Float32Array): { table: Int8Array; step: number } {
  const largest = values.map(Math.abs).sort();
  const step = Number(((largest[Math.floor(largest.length * 0.99998)] ?? 1) / 127).toFixed(6));
  return { table: Int8Array.from(values, (value) => Math.max(-127, Math.min(127, Math.round(value / step)))), step };
}

train();
