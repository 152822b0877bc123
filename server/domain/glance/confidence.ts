import type { BriefMessage } from '../brief.ts';

/** How sure the bot was at one message. */
export interface Point {
  /** Place of the message. */
  at: number;
  /** 0..1 */
  share: number;
}

export interface Confidence {
  /** Oldest first; no more than a sidebar's width can show. */
  points: Point[];
  /** How many answers they stand for. */
  count: number;
}

const most = 40;

/** Over the whole conversation: of answers that share a place in the chart the least sure one stands there, but the last one always does. */
export function confidenceOf(messages: BriefMessage[]): Confidence {
  const all = messages.flatMap(({ confidence }, at): Point[] => (confidence === null ? [] : [{ at, share: confidence }]));
  if (all.length <= most) return { points: all, count: all.length };
  const points: Point[] = [all[0]!];
  const between = all.slice(1, -1);
  for (let place = 0; place < most - 2; place += 1) {
    const from = Math.floor((place * between.length) / (most - 2));
    const to = Math.floor(((place + 1) * between.length) / (most - 2));
    points.push(between.slice(from, to).reduce((least, point) => (point.share <= least.share ? point : least)));
  }
  return { points: [...points, all.at(-1)!], count: all.length };
}
