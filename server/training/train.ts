import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PackedGlossary, unpackGlossary } from '../signals/model/glossary-table.ts';
import { outputs } from '../signals/model/outputs.ts';
import { calibrate } from './calibrate.ts';
import { compileGlossary, vocabularyOf } from './compile-glossary.ts';
import { type Example, exampleOf, publicExamples } from './examples.ts';
import { frequent, heaviest, type Rows } from './known-features.ts';
import { learn, type Net, settings } from './learn.ts';
import { packRising } from './pack.ts';
import { readGlossary } from './read-glossary.ts';
import { readSentences } from './read-sentences.ts';
import { mostUsed } from './used-entries.ts';

const model = join(import.meta.dirname, '../signals/model');
const made = '// Made by `node server/training/train.ts`; see server/training/README.md for what it was learned from.';

// With its dictionary below 150,000 bytes.
const browserFeatures = 8_000;
const browserEntries = 9_000;

/** Writes dictionary and weights, the server's from everything and the browser's smaller ones: the same data give the same files. */
function train(): void {
  const sentences = readSentences();
  const entries = readGlossary();
  const vocabulary = vocabularyOf(entries);
  const whole = compileGlossary(entries, vocabulary);
  const examples = examplesWith(whole);
  const rows = frequent(examples);
  const net = teach(examples, rows, 'weights.ts', 'glossary.ts', whole);

  const browserPart = mostUsed(entries, sentences, browserEntries, unpackGlossary(whole));
  const part = compileGlossary(browserPart, vocabulary);
  const fewer = examplesWith(part);
  teach(fewer, heaviest(fewer, rows, net.embeddings, net.width, browserFeatures), 'weights-compact.ts', 'glossary-compact.ts', part);
  process.stdout.write(
    `${JSON.stringify({ sentences: sentences.length, entries: entries.length, browser_entries: browserPart.length })}\n`,
  );

  function examplesWith(packed: PackedGlossary): Example[] {
    const glossary = unpackGlossary(packed);
    return [...sentences.map((sentence) => exampleOf(sentence, glossary)), ...publicExamples(glossary)];
  }
}

function teach(examples: Example[], rows: Rows, weightsFile: string, glossaryFile: string, glossary: PackedGlossary): Net {
  const net = calibrate(
    learn(examples, rows, outputs.length, (epoch) => process.stderr.write(`\r${weightsFile} ${epoch}/${settings.epochs}`)),
  );
  process.stderr.write('\n');
  writeWeights(weightsFile, net, rows);
  writeGlossary(glossaryFile, glossary);
  return net;
}

function writeGlossary(name: string, glossary: PackedGlossary): void {
  const lines = [
    made,
    "import type { PackedGlossary } from './glossary-table.ts';",
    '',
    'export const glossary: PackedGlossary = {',
    ...Object.entries(glossary).map(([key, packed]) => `  ${key}: '${packed}',`),
    '};',
    '',
  ];
  writeFileSync(join(model, name), lines.join('\n'));
}

function writeWeights(name: string, { width, bias, readout, embeddings }: Net, rows: Rows): void {
  const features = [...rows.keys()].filter((feature) => (rows[feature] as number) >= 0);
  const { table, step } = quantise(embeddings);
  const list = (values: Float32Array) => `[${Array.from(values, (one) => Number(one.toFixed(4))).join(', ')}]`;
  const lines = [
    made,
    "import type { Weights } from './net.ts';",
    '',
    'export const weights: Weights = {',
    `  width: ${width},`,
    `  bias: ${list(bias)},`,
    `  readout: ${list(readout)},`,
    `  step: ${step},`,
    `  known: '${packRising(features)}',`,
    `  table: '${Buffer.from(table).toString('base64')}',`,
    '};',
    '',
  ];
  writeFileSync(join(model, name), lines.join('\n'));
}

const largest = 7;
// Of the mean size of a value: half of it is a step, so that most values are told from nothing and few are cut.
const stepShare = 0.45;

/** Four bits a value: F1 of unseen hands is the same as with 32. */
function quantise(values: Float32Array): { table: Uint8Array; step: number } {
  const mean = values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;
  const step = Number((mean * stepShare).toFixed(6));
  const small = values.map((value) => Math.max(-largest, Math.min(largest, Math.round(value / step))) + 8);
  const table = new Uint8Array(Math.ceil(values.length / 2));
  for (let at = 0; at < table.length; at += 1) table[at] = (small[at * 2] as number) | ((small[at * 2 + 1] ?? 8) << 4);
  return { table, step };
}

train();
