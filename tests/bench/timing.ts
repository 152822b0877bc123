/** Milliseconds of each of `rounds` runs, in order, after as many runs to warm up. */
export function timings(rounds: number, run: (round: number) => void): number[] {
  for (let round = 0; round < rounds; round += 1) run(round);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    run(round);
    times.push(performance.now() - start);
  }
  return times;
}

export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
