import { onceOf, reading } from '../reading.ts';
import { decode, readRising } from './base64.ts';
import { featureBits, featuresOf } from './features.ts';
import packed from './glossary.json' with { type: 'json' };
import { type Glossary, unpackGlossary } from './glossary-table.ts';
import { judge, type Layers } from './judge.ts';
import { outputs, type Scores } from './outputs.ts';
import { ranksOf } from './ranks.ts';
import { unpackTable } from './unpack-table.ts';
import weights from './weights.json' with { type: 'json' };

// In texts of more words than this a wish may drown: their clauses are looked at one by one.
const longText = 35;
// What a clause alone must have more than a whole text, in log-odds: out of its sentence it misleads more easily.
const clauseMargin = 0.5;
const mostClauses = 40;

interface Model {
  glossary: Glossary;
  /** Hash of a feature → its row in the table, or -1. */
  rowOf: (feature: number) => number;
  layers: Layers;
}
let unpacked: Model | undefined;

function unpack(): Model {
  const features = readRising(decode(weights.known));
  const signed = (base64: string) => new Int8Array(decode(base64).buffer);
  const { isFine, fine, coarse, chosen } = weights;
  const table = unpackTable(
    { isFine: decode(isFine), fine: signed(fine), coarse: signed(coarse), chosen: decode(chosen) },
    features.length,
  );
  const floats = (base64: string) => new Float32Array(decode(base64).buffer);
  const { width, inner, bias } = weights;
  return {
    glossary: unpackGlossary(packed),
    rowOf: ranksOf(features, featureBits),
    layers: { width, inner, bias, table, spread: floats(weights.spread), readout: floats(weights.readout) },
  };
}

/** What the learned model makes of a message, 0..1 each. */
export const score = onceOf((message): Scores => {
  const { text, clauses } = reading(message);
  return scoreText(text, clauses);
});

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
  const { glossary, rowOf, layers } = unpacked;
  const features = featuresOf(text, glossary);
  const odds = judge(layers, rowsOf(features.written, rowOf), rowsOf(features.meant, rowOf));
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
