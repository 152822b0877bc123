import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PackedGlossary, unpackGlossary } from '../signals/model/glossary-table.ts';
import type { Weights } from '../signals/model/net.ts';
import { outputs } from '../signals/model/outputs.ts';
import { calibrate } from './calibrate.ts';
import { compileGlossary, vocabularyOf } from './compile-glossary.ts';
import { type Example, exampleOf, publicExamples } from './examples.ts';
import type { Gathered } from './gather.ts';
import { frequent, heaviest, type Rows } from './known-features.ts';
import { learn, serverFine } from './learn.ts';
import { packRising } from './pack.ts';
import { readGlossary } from './read-glossary.ts';
import { readOrdinary, readPublic, readSentences } from './read-sentences.ts';
import { realWords } from './real-words.ts';
import { mostUsed } from './used-entries.ts';

const model = join(import.meta.dirname, '../signals/model');
const made = 'by `node server/training/train.ts`; see server/training/README.md for what it was learned from';

// With its dictionary below 150,000 bytes.
const browserFeatures = 8_000;
const browserEntries = 9_000;

/** Writes dictionary and weights, the server's from everything and the browser's smaller ones: the same data give the same files. */
function train(): void {
  const sentences = readSentences();
  const entries = readGlossary();
  const vocabulary = vocabularyOf(entries);
  const texts = [...sentences.map(({ text }) => text), ...readOrdinary(), ...readPublic().map(({ text }) => text)];
  const real = realWords(texts, unpackGlossary(compileGlossary(entries, vocabulary, false)));
  const whole = compileGlossary([...entries, ...real], vocabulary, true);
  const examples = examplesWith(whole);
  const rows = frequent(examples);
  const net = teach(examples, rows, serverFine, 'weights.json', 'glossary.json', whole);

  const browserPart = mostUsed(entries, sentences, browserEntries, unpackGlossary(whole));
  const part = compileGlossary(browserPart, vocabulary, false);
  const fewer = examplesWith(part);
  teach(fewer, heaviest(fewer, rows, net, browserFeatures), browserFeatures, 'weights-compact.json', 'glossary-compact.json', part);
  process.stdout.write(
    `${JSON.stringify({ sentences: sentences.length, entries: entries.length, real_words: real.length, browser_entries: browserPart.length })}\n`,
  );

  function examplesWith(packed: PackedGlossary): Example[] {
    const glossary = unpackGlossary(packed);
    return [...sentences.map((sentence) => exampleOf(sentence, glossary)), ...publicExamples(glossary)];
  }
}

function teach(
  examples: Example[],
  rows: Rows,
  fineRows: number,
  weightsFile: string,
  glossaryFile: string,
  glossary: PackedGlossary,
): Gathered {
  const net = calibrate(
    learn(examples, rows, outputs.length, fineRows, (share) => process.stderr.write(`\r${weightsFile} ${Math.round(share * 100)} %`)),
  );
  process.stderr.write('\n');
  write(weightsFile, packWeights(net, rows));
  write(glossaryFile, glossary);
  return net;
}

function write(name: string, what: Weights | PackedGlossary): void {
  writeFileSync(join(model, name), `${JSON.stringify({ made, ...what }, null, 2)}\n`);
}

function packWeights({ width, inner, bias, readout, spread, packed }: Gathered, rows: Rows): Weights {
  const features = [...rows.keys()].filter((feature) => (rows[feature] as number) >= 0);
  const base64 = ({ buffer }: { buffer: ArrayBufferLike }) => Buffer.from(buffer).toString('base64');
  const { isFine, fine, coarse, chosen } = packed;
  return {
    ...{ width, inner },
    bias: Array.from(bias, (one) => Number(one.toFixed(4))),
    ...{ readout: base64(readout), spread: base64(spread), known: packRising(features) },
    ...{ isFine: base64(isFine), fine: base64(fine), coarse: base64(coarse), chosen: base64(chosen) },
  };
}

train();
