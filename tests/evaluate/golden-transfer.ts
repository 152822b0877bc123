/**
 * Golden Transfer within Tolerance (MHCH, Liu and others 2021, lambda 0): each turn at which a handoff was made counts as a
 * bell over its distance to the nearest golden turn, `tolerance` turns wide; a dialogue counts the mean of them.
 * Without a golden turn it counts 1 when nothing was made, else 0.
 * @returns 0..1
 */
export function goldenTransfer(made: number[], golden: number[], tolerance: number): number {
  if (golden.length === 0 || made.length === 0) return golden.length === made.length ? 1 : 0;
  const scores = made.map((turn) => Math.max(...golden.map((gold) => Math.exp(-((turn - gold) ** 2) / (2 * tolerance * tolerance)))));
  return scores.reduce((sum, one) => sum + one, 0) / scores.length;
}
