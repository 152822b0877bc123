import { t95, z95 } from './t-quantile.ts';

/** A measure over some cases, with the 95 % interval in which its true value is to be looked for. */
export interface Estimate {
  /** Null where there is no case. */
  value: number | null;
  /** How many cases. */
  n: number;
  /** Null where so few cases tell nothing. */
  low: number | null;
  high: number | null;
}

const nothing: Estimate = { value: null, n: 0, low: null, high: null };

/** Wilson's interval: holds also near 0 and 1, and for few cases. */
export function shareOf(hits: number, n: number): Estimate {
  if (n === 0) return nothing;
  const value = hits / n;
  const z2 = z95 * z95;
  const centre = (value + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z95 / (1 + z2 / n)) * Math.sqrt((value * (1 - value)) / n + z2 / (4 * n * n));
  // At both ends the interval ends there exactly; computed, it misses by what numbers are rounded.
  return { value, n, low: hits === 0 ? 0 : centre - half, high: hits === n ? 1 : centre + half };
}

/** Student's t over whole numbers. @param squares sum of their squares */
export function meanOf(n: number, sum: number, squares: number): Estimate {
  if (n === 0) return nothing;
  const value = sum / n;
  if (n === 1) return { value, n, low: null, high: null };
  const half = t95(n - 1) * Math.sqrt(Math.max(0, (squares - (sum * sum) / n) / (n - 1)) / n);
  return { value, n, low: value - half, high: value + half };
}

/** Below this, no two order statistics enclose the median with 95 %. */
const fewestForMedian = 6;

/**
 * The median between two order statistics: an interval that supposes nothing about how the values are spread.
 * @param at the value at each of these places, counted from 0, of the n values in order
 */
export function medianOf(n: number, at: (places: number[]) => number[]): Estimate {
  if (n === 0) return nothing;
  const half = (z95 * Math.sqrt(n)) / 2;
  const below = Math.max(0, Math.floor(n / 2 - half) - 1);
  const above = Math.min(n - 1, Math.ceil(n / 2 + half));
  const [one, other, low, high] = at([Math.floor((n - 1) / 2), Math.floor(n / 2), below, above]) as [number, number, number, number];
  const value = (one + other) / 2;
  return n < fewestForMedian ? { value, n, low: null, high: null } : { value, n, low, high };
}
