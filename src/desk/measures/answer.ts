import type { Comparison } from '#domain/measuring/compare.ts';
import type { Estimate } from '#domain/measuring/estimate.ts';
import type { Dimension, MeasureName } from '#domain/measuring/measures.ts';

/** One measure as the server tells it. */
export interface Measured extends Estimate {
  name: MeasureName;
  compared: (Estimate & { to: Comparison }) | null;
  line: (number | null)[];
  groups: (Estimate & { key: string })[];
}

/** A page of measures as the server tells it. */
export interface Page {
  from: string;
  to: string;
  time_zone: string;
  by: Dimension | null;
  repeat_days: number;
  pending: number;
  since: string | null;
  counts: { handoffs: number; conversations: number };
  compared_counts: { handoffs: number; conversations: number } | null;
  pieces: { days: number; dates: string[] };
  measures: Measured[];
}
