/** From here on it is faster to count than to sort. */
const many = 4_096;
const half = 16;
const size = 1 << half;

/**
 * Values at places of the order in which they would be if sorted, without sorting many of them: counted by their upper halves, then by
 * the lower halves of those that share the upper one.
 * @param values whole numbers below 2 to the 32; left as they are
 * @param places counted from 0, each below the number of values
 */
export function valuesAt(values: Uint32Array, places: number[]): number[] {
  if (values.length < many) {
    const sorted = values.slice().sort();
    return places.map((place) => sorted[place]!);
  }
  const uppers = new Uint32Array(size);
  for (const value of values) uppers[value >>> half]! += 1;
  const lowers = new Map<number, Uint32Array>();
  return places.map((place) => {
    const [upper, rest] = reach(uppers, place);
    let counts = lowers.get(upper);
    if (!counts) {
      counts = new Uint32Array(size);
      for (const value of values) if (value >>> half === upper) counts[value & (size - 1)]! += 1;
      lowers.set(upper, counts);
    }
    return upper * size + reach(counts, rest)[0];
  });
}

/** @returns the bin in which a place lies, and which of that bin it is */
function reach(counts: Uint32Array, place: number): [bin: number, rest: number] {
  let rest = place;
  for (let bin = 0; bin < counts.length; bin += 1) {
    const count = counts[bin]!;
    if (rest < count) return [bin, rest];
    rest -= count;
  }
  throw new RangeError('There are not so many values');
}
