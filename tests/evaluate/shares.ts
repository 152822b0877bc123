/** How often a yes was right. */
export interface Counts {
  tp: number;
  fp: number;
  fn: number;
  tn: number;
}

export interface Shares {
  p: number | null;
  r: number | null;
  f1: number | null;
  /** Wilson's 95 % intervals. */
  p_interval: [number, number] | null;
  r_interval: [number, number] | null;
  tp: number;
  fp: number;
  fn: number;
  n: number;
}

export function count(pairs: Iterable<[said: boolean, gold: boolean]>): Counts {
  const counts = { tp: 0, fp: 0, fn: 0, tn: 0 };
  for (const [said, gold] of pairs) counts[said ? (gold ? 'tp' : 'fp') : gold ? 'fn' : 'tn'] += 1;
  return counts;
}

export function sharesOf({ tp, fp, fn, tn }: Counts): Shares {
  const p = tp + fp === 0 ? null : tp / (tp + fp);
  const r = tp + fn === 0 ? null : tp / (tp + fn);
  const f1 = 2 * tp + fp + fn === 0 ? null : (2 * tp) / (2 * tp + fp + fn);
  return {
    p: round(p),
    r: round(r),
    f1: round(f1),
    p_interval: wilson(tp, tp + fp),
    r_interval: wilson(tp, tp + fn),
    tp,
    fp,
    fn,
    n: tp + fp + fn + tn,
  };
}

/** Wilson's score interval of a share, 95 %. */
export function wilson(hits: number, all: number): [number, number] | null {
  if (all === 0) return null;
  const z = 1.96;
  const share = hits / all;
  const middle = share + (z * z) / (2 * all);
  const width = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  const below = 1 + (z * z) / all;
  return [round((middle - width) / below) ?? 0, round((middle + width) / below) ?? 0];
}

export function round(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1_000) / 1_000;
}
