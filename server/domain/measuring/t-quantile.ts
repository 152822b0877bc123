/** The 97.5 % quantile of the normal distribution: what 95 % intervals are made of. */
export const z95 = 1.959963984540054;

/**
 * The 97.5 % quantile of Student's t. One and two degrees have closed forms; the rest is the Cornish-Fisher expansion about the
 * normal quantile, which is off by 0.02 at three degrees and by less than 0.001 from six on.
 * @param degrees of freedom, 1 or more; need not be whole
 */
export function t95(degrees: number): number {
  if (degrees <= 1) return Math.tan(Math.PI * 0.475);
  if (degrees <= 2) return 0.95 * Math.sqrt(2 / (4 * 0.975 * 0.025));
  const z2 = z95 * z95;
  const terms = [
    (z2 + 1) / 4,
    ((5 * z2 + 16) * z2 + 3) / 96,
    (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384,
    ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92_160,
  ];
  return terms.reduce((sum, term, power) => sum + (z95 * term) / degrees ** (power + 1), z95);
}
