import { type Output, outputs } from '../signals/model/outputs.ts';
import type { Example, Net } from './learn.ts';

/**
 * By how much rare buckets count less: a bucket as heavy as the one of this rank counts half. Of sentences from sources that were
 * never learned from, words that few sentences have bring more noise than help (F1 of asks 0.84 → 0.91 at 0.75); within our own
 * hands' sentences the order of the scores hardly changes.
 */
const halfRank = 20_000;

/** The score after shrinking that becomes 0.5, by leaving one hand out at a time. */
const middle: Record<Output, number> = {
  asks: 0.35,
  frustrated: 0.25,
  legal: 0.2,
  fraud: 0.2,
  self_harm: 0.08,
  privacy: 0.12,
  billing_dispute: 0.2,
  safety: 0.2,
};

/** A learned net → the net that is used: rare buckets shrunk, scores set right again. */
export function shrink(net: Net, examples: Example[]): Net {
  const { width } = net;
  const hefts = heftsOf(net.embeddings, width, examples);
  const half = hefts.toSorted((a, b) => b - a)[halfRank] ?? 0;
  const embeddings = net.embeddings.map((value, place) => {
    const heft = hefts[Math.floor(place / width)] as number;
    return heft === 0 ? 0 : (value * heft) / (heft + half);
  });
  const bias = net.bias.map((value, at) => {
    const score = middle[outputs[at] as Output];
    return value - Math.log(score / (1 - score));
  });
  return { ...net, embeddings, bias };
}

/** How much each bucket moves the hidden values over all examples: by its size, and by how often they have it. */
export function heftsOf(values: Float32Array | Int8Array, width: number, examples: Example[]): Float64Array {
  const seen = new Float64Array(values.length / width);
  for (const { features } of examples)
    for (const bucket of [...features.written, ...features.meant]) seen[bucket] = (seen[bucket] as number) + 1;
  return seen.map((count, bucket) => {
    let squares = 0;
    for (let at = bucket * width; at < (bucket + 1) * width; at += 1) squares += (values[at] as number) ** 2;
    return squares * Math.sqrt(count);
  });
}
