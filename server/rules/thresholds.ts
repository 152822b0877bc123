/** Conversations whose strongest score of a signal was the same, to the hundredth. */
export interface ScoreBin {
  /** 1..100 */
  at: number;
  /** Agents said that the handoff was needed, that it was not, or nothing. */
  needed: number;
  needless: number;
  unjudged: number;
  /** Handed off for other reasons too: no threshold of this signal would change that. */
  beside: number;
}

export interface Scores {
  /** All about which something was decided, also those in which the signal was never seen. */
  conversations: number;
  /** Conversations that were handed off for other reasons, whatever this signal's score. */
  beside: number;
  /** One per hundredth at which there is anything, in any order. */
  bins: ScoreBin[];
}

export interface Expected {
  /** Conversations that would be handed off. */
  escalated: number;
  /** Of those that agents judged: needed and not handed off, not needed and handed off. */
  missed: number;
  needless: number;
}

/** What would come of acting on the signal alone from a strength on. @param from hundredths, 1..101; at 101 it never acts */
export function expectedFrom({ beside, bins }: Scores, from: number): Expected {
  const expected = { escalated: beside, missed: 0, needless: 0 };
  for (const { at, needed, needless, unjudged } of bins) {
    if (at < from) expected.missed += needed;
    else {
      expected.escalated += needed + needless + unjudged;
      expected.needless += needless;
    }
  }
  return expected;
}

export type Suggestion =
  /** So many judgements are there, so many are needed. */
  | { kind: 'too_few'; needed: number; needless: number; wanted: number }
  /** Hundredths; 95 of 100 resamples of the same conversations gave a value from `low` to `high`. */
  | { kind: 'value'; at: number; low: number; high: number; judged: number };

/** Of either kind. With fewer, one conversation more or less would move the value by a lot. */
export const fewestJudged = 15;
const rounds = 300;

interface Wish {
  /** How many needless handoffs are as bad as a missed one. */
  weight: number;
  /** Any number; the same one gives the same interval. */
  seed: number;
}

/** The strength from which acting does the least harm to the conversations that agents judged, and how sure that is (percentile bootstrap). */
export function suggestThreshold({ bins }: Scores, { weight, seed }: Wish): Suggestion {
  const judged = bins.flatMap(({ at, needed, needless }) => [
    ...Array.from({ length: needed }, () => ({ at, isNeeded: true })),
    ...Array.from({ length: needless }, () => ({ at, isNeeded: false })),
  ]);
  const needed = judged.filter(({ isNeeded }) => isNeeded).length;
  const needless = judged.length - needed;
  if (needed < fewestJudged || needless < fewestJudged) return { kind: 'too_few', needed, needless, wanted: fewestJudged };
  const random = randomOf(seed);
  const again = Array.from({ length: rounds }, () =>
    leastHarm(
      Array.from(judged, () => judged[Math.floor(random() * judged.length)]!),
      weight,
    ),
  ).sort((a, b) => a - b);
  const quantile = (share: number) => again[Math.round(share * (rounds - 1))]!;
  const at = leastHarm(judged, weight);
  return { kind: 'value', at, low: Math.min(at, quantile(0.025)), high: Math.max(at, quantile(0.975)), judged: judged.length };
}

/** Where several do equally well, the middle of the lowest run of them; where the run has no judged end, its end that has. */
function leastHarm(judged: { at: number; isNeeded: boolean }[], weight: number): number {
  const change = new Float64Array(103);
  let harm = 0;
  for (const { at, isNeeded } of judged) {
    // Acting from above its score misses one that was needed, and spares one that was not.
    if (isNeeded) change[at + 1]! += weight;
    else {
      harm += 1;
      change[at + 1]! -= 1;
    }
  }
  let least = Number.POSITIVE_INFINITY;
  let [from, to] = [1, 1];
  for (let place = 1; place <= 101; place += 1) {
    harm += change[place]!;
    if (harm < least - 1e-9) [least, from, to] = [harm, place, place];
    else if (Math.abs(harm - least) <= 1e-9 && to === place - 1) to = place;
  }
  if (from === 1) return to;
  return to === 101 ? from : Math.round((from + to) / 2);
}

/** Mulberry32: small, and the same everywhere. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
