import type { Message } from '#domain/conversation.ts';
import { reading } from '../reading.ts';
import { decode, readRising } from './base64.ts';
import { featuresOf, scalesOf } from './features.ts';
import { glossary as packed } from './glossary.ts';
import { type Glossary, unpackGlossary } from './glossary-table.ts';
import { outputs, type Scores } from './outputs.ts';
import { placesOf } from './places.ts';
import { weights } from './weights.ts';

// In texts of more words than this a wish may drown: their clauses are looked at one by one.
const longText = 35;
// What a clause alone must have more than a whole text, in log-odds: out of its sentence it misleads more easily.
const clauseMargin = 0.5;
const mostClauses = 40;
const { width, inner } = weights;
const known = new WeakMap<Message, Scores>();

interface Model {
  glossary: Glossary;
  /** Hash of a feature → its row in the table, or -1. */
  rowOf: (feature: number) => number;
  table: Int8Array;
  spread: Float32Array;
  readout: Float32Array;
}
let unpacked: Model | undefined;

function unpack(): Model {
  const features = readRising(decode(weights.known));
  const table = new Int8Array(features.length * width);
  for (const [at, byte] of decode(weights.table).entries()) {
    table[at * 2] = (byte & 15) - 8;
    table[at * 2 + 1] = (byte >> 4) - 8;
  }
  const floats = (base64: string) => new Float32Array(decode(base64).buffer);
  return {
    glossary: unpackGlossary(packed),
    rowOf: placesOf(features),
    table,
    spread: floats(weights.spread),
    readout: floats(weights.readout),
  };
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
  const chances = chancesOf(text, clauses, logOdds);
  const scores = {} as Scores;
  for (const [at, output] of outputs.entries()) scores[output] = chances[at] as number;
  return scores;
}

/** What a text and its number of words are to a model. */
export interface Judgement {
  /** By output. */
  odds: number[];
  words: number;
}

/** By output, 0..1: of the whole text or, in a long one, of the clause that says it most clearly. */
export function chancesOf(text: string, clauses: string[], judge: (text: string) => Judgement): number[] {
  const { odds: best, words } = judge(text);
  if (words > longText)
    for (const clause of clauses.slice(0, mostClauses)) {
      const { odds } = judge(clause);
      for (let at = 0; at < best.length; at += 1) best[at] = Math.max(best[at] as number, (odds[at] as number) - clauseMargin);
    }
  return best.map((odds) => 1 / (1 + Math.exp(-odds)));
}

function logOdds(text: string): Judgement {
  unpacked ??= unpack();
  const { glossary, rowOf, table, spread, readout } = unpacked;
  const features = featuresOf(text, glossary);
  const written = rowsOf(features.written, rowOf);
  const meant = rowsOf(features.meant, rowOf);
  const [writtenScale, meantScale] = scalesOf(written.length, meant.length);
  const sums = new Float64Array(width);
  add(table, written, writtenScale, sums);
  add(table, meant, meantScale, sums);
  const odds = [...weights.bias];
  for (let at = 0; at < inner; at += 1) {
    let sum = 0;
    for (let from = 0; from < width; from += 1) sum += (sums[from] as number) * (spread[at * width + from] as number);
    const hidden = Math.tanh(sum);
    for (let output = 0; output < odds.length; output += 1)
      odds[output] = (odds[output] as number) + hidden * (readout[output * inner + at] as number);
  }
  return { odds, words: features.words };
}

function rowsOf(features: number[], rowOf: Model['rowOf']): number[] {
  const found: number[] = [];
  for (const feature of features) {
    const row = rowOf(feature);
    if (row >= 0) found.push(row);
  }
  return found;
}

function add(table: Int8Array, rows: number[], scale: number, sums: Float64Array): void {
  const steps = new Int32Array(width);
  for (const row of rows) {
    const start = row * width;
    for (let at = 0; at < width; at += 1) steps[at] = (steps[at] as number) + (table[start + at] as number);
  }
  for (let at = 0; at < width; at += 1) sums[at] = (sums[at] as number) + (steps[at] as number) * scale;
}
