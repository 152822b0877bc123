import type { Message } from '#domain/conversation.ts';
import { reading } from '../reading.ts';
import { decode, readRising } from './base64.ts';
import { featuresOf, scalesOf } from './features.ts';
import { glossary as packed } from './glossary.ts';
import { type Glossary, unpackGlossary } from './glossary-table.ts';
import { outputs, type Scores } from './outputs.ts';
import { weights } from './weights.ts';

/** In texts of more words than this a wish may drown: their clauses are looked at one by one. */
export const longText = 35;
/** What a clause alone must have more than a whole text, in log-odds: out of its sentence it misleads more easily. */
export const clauseMargin = 0.5;
const mostClauses = 40;
const { width } = weights;
const known = new WeakMap<Message, Scores>();

// More than twice as many as there are features.
const slots = 1 << 18;

interface Model {
  glossary: Glossary;
  /** In open addressing: hash of a feature and its row in the table, -1 where there is none. */
  hashes: Int32Array;
  rows: Int32Array;
  table: Int8Array;
}
let unpacked: Model | undefined;

function unpack(): Model {
  const known = readRising(decode(weights.known));
  const hashes = new Int32Array(slots).fill(-1);
  const rows = new Int32Array(slots);
  for (const [row, hash] of known.entries()) {
    let slot = hash & (slots - 1);
    while (hashes[slot] !== -1) slot = (slot + 1) & (slots - 1);
    hashes[slot] = hash;
    rows[slot] = row;
  }
  const table = new Int8Array(known.length * width);
  for (const [at, byte] of decode(weights.table).entries()) {
    table[at * 2] = (byte & 15) - 8;
    table[at * 2 + 1] = (byte >> 4) - 8;
  }
  return { glossary: unpackGlossary(packed), hashes, rows, table };
}

/** What the learned model makes of a message, 0..1 each. */
export function score(message: Message): Scores {
  const made = known.get(message);
  if (made) return made;
  const { text, clauses } = reading(message);
  const scores = scoreText(text, clauses);
  known.set(message, scores);
  return scores;
}

/** @param clauses of the normalised text */
export function scoreText(text: string, clauses: string[]): Scores {
  const { odds: best, words } = logOdds(text);
  if (words > longText)
    for (const clause of clauses.slice(0, mostClauses)) {
      const { odds } = logOdds(clause);
      for (let at = 0; at < best.length; at += 1) best[at] = Math.max(best[at] as number, (odds[at] as number) - clauseMargin);
    }
  const scores = {} as Scores;
  for (const [at, output] of outputs.entries()) scores[output] = 1 / (1 + Math.exp(-(best[at] as number)));
  return scores;
}

function logOdds(text: string): { odds: number[]; words: number } {
  unpacked ??= unpack();
  const { glossary, table } = unpacked;
  const features = featuresOf(text, glossary);
  const written = rowsOf(features.written, unpacked);
  const meant = rowsOf(features.meant, unpacked);
  const [writtenScale, meantScale] = scalesOf(written.length, meant.length);
  const hidden = new Float64Array(width);
  add(table, written, writtenScale * weights.step, hidden);
  add(table, meant, meantScale * weights.step, hidden);
  const odds = weights.bias.map((bias, output) =>
    hidden.reduce((sum, value, at) => sum + Math.tanh(value) * (weights.readout[output * width + at] as number), bias),
  );
  return { odds, words: features.words };
}

function rowsOf(features: number[], { hashes, rows }: Model): number[] {
  const found: number[] = [];
  for (const feature of features)
    for (let slot = feature & (slots - 1); hashes[slot] !== -1; slot = (slot + 1) & (slots - 1))
      if (hashes[slot] === feature) {
        found.push(rows[slot] as number);
        break;
      }
  return found;
}

function add(table: Int8Array, rows: number[], scale: number, hidden: Float64Array): void {
  const sums = new Int32Array(width);
  for (const row of rows) {
    const start = row * width;
    for (let at = 0; at < width; at += 1) sums[at] = (sums[at] as number) + (table[start + at] as number);
  }
  for (let at = 0; at < width; at += 1) hidden[at] = (hidden[at] as number) + (sums[at] as number) * scale;
}
