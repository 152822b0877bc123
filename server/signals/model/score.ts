import type { Message } from '#domain/conversation.ts';
import { reading } from '../reading.ts';
import { featuresOf, scalesOf } from './features.ts';
import type { Weights } from './net.ts';
import { outputs, type Scores } from './outputs.ts';
import { weights } from './weights.ts';

/** What a clause alone must have more than a whole text, in log-odds. */
export const clauseMargin = 0.5;
const mostClauses = 40;
const { width } = weights;
const known = new WeakMap<Message, Scores>();
let table: Int8Array | undefined;

/** The whole table, with zeros for buckets that are not shipped. */
function unpack({ table: shipped, present, width: size }: Weights): Int8Array {
  const values = decode(shipped);
  if (present === undefined) return values;
  const bits = decode(present);
  const whole = new Int8Array(bits.length * 8 * size);
  let from = 0;
  for (let bucket = 0; bucket < bits.length * 8; bucket += 1) {
    if ((((bits[bucket >> 3] as number) >> (bucket & 7)) & 1) === 0) continue;
    whole.set(values.subarray(from, from + size), bucket * size);
    from += size;
  }
  return whole;
}

/** What the learned model makes of a message, 0..1 each: of the whole text, or of the one clause that says it most clearly. */
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
  const best = logOdds(text);
  if (clauses.length > 1)
    for (const clause of clauses.slice(0, mostClauses)) {
      const odds = logOdds(clause);
      // A clause out of its sentence misleads more easily than the whole does.
      for (let at = 0; at < best.length; at += 1) best[at] = Math.max(best[at] as number, (odds[at] as number) - clauseMargin);
    }
  const scores = {} as Scores;
  for (const [at, output] of outputs.entries()) scores[output] = 1 / (1 + Math.exp(-(best[at] as number)));
  return scores;
}

function logOdds(text: string): number[] {
  table ??= unpack(weights);
  const features = featuresOf(text);
  const [writtenScale, meantScale] = scalesOf(features);
  const written = Array.from(sumsOf(table, features.written));
  const meant = sumsOf(table, features.meant);
  const hidden = written.map((sum, at) => Math.tanh((sum * writtenScale + (meant[at] as number) * meantScale) * weights.step));
  return weights.bias.map((bias, output) =>
    hidden.reduce((odds, value, at) => odds + value * (weights.readout[output * width + at] as number), bias),
  );
}

function sumsOf(table: Int8Array, buckets: number[]): Int32Array {
  const sums = new Int32Array(width);
  for (const bucket of buckets) {
    const start = bucket * width;
    for (let at = 0; at < width; at += 1) sums[at] = (sums[at] as number) + (table[start + at] as number);
  }
  return sums;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 by hand, because the pure rooms know neither a browser nor Node. */
function decode(base64: string): Int8Array {
  const values = new Uint8Array(128);
  for (let at = 0; at < alphabet.length; at += 1) values[alphabet.charCodeAt(at)] = at;
  const bytes = new Int8Array(Math.floor((base64.length * 3) / 4));
  let from = 0;
  for (let to = 0; to < bytes.length; to += 3) {
    const group =
      ((values[base64.charCodeAt(from)] as number) << 18) |
      ((values[base64.charCodeAt(from + 1)] as number) << 12) |
      ((values[base64.charCodeAt(from + 2)] as number) << 6) |
      (values[base64.charCodeAt(from + 3)] as number);
    bytes[to] = group >> 16;
    bytes[to + 1] = group >> 8;
    bytes[to + 2] = group;
    from += 4;
  }
  return bytes;
}
