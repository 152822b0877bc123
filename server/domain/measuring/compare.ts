import type { Estimate } from './estimate.ts';
import type { MeasureKind } from './measures.ts';
import { z95 } from './t-quantile.ts';

/** What has become of a measure, with 95 % intervals. */
export interface Comparison {
  /** Now less before. */
  difference: number | null;
  low: number | null;
  high: number | null;
  /** The same as a share of what it was; null where it was nothing. */
  change: number | null;
  change_low: number | null;
  change_high: number | null;
}

const unknown: Comparison = { difference: null, low: null, high: null, change: null, change_low: null, change_high: null };

/**
 * Shares are compared by Newcombe's hybrid score (from both Wilson intervals); means and medians by the square root of both half
 * widths' squares. Relative change is by the delta method, with the standard errors that the intervals imply.
 */
export function compare(kind: MeasureKind, now: Estimate, before: Estimate): Comparison {
  if (now.value === null || before.value === null) return unknown;
  const difference = now.value - before.value;
  const change = before.value === 0 ? null : difference / before.value;
  if (now.low === null || now.high === null || before.low === null || before.high === null) return { ...unknown, difference, change };
  const isShare = kind === 'share';
  const halfOf = ({ low, high }: Estimate) => (high! - low!) / 2;
  const down = isShare ? Math.hypot(now.value - now.low, before.high - before.value) : Math.hypot(halfOf(now), halfOf(before));
  const up = isShare ? Math.hypot(now.high - now.value, before.value - before.low) : down;
  const compared = { ...unknown, difference, low: difference - down, high: difference + up, change };
  if (change === null) return compared;
  const errorOf = (estimate: Estimate) => halfOf(estimate) / z95;
  const half = (z95 * Math.hypot(errorOf(now), (now.value / before.value) * errorOf(before))) / Math.abs(before.value);
  return { ...compared, change_low: change - half, change_high: change + half };
}
