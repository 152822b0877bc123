/** So many times as many places as values are counted through; where values are wider apart, sorting is faster. */
const widest = 16;
const least = 1_024;

/**
 * Values at places of the order in which they would be if sorted. Most of them are seconds, and thousands share few values: those are
 * counted, and not sorted.
 * @param values whole numbers from 0; left as they are
 * @param places counted from 0, each below the number of values
 */
export function valuesAt(values: Uint32Array, places: number[]): number[] {
  let highest = 0;
  for (const value of values) if (value > highest) highest = value;
  if (highest > values.length * widest + least) {
    const sorted = values.slice().sort();
    return places.map((place) => sorted[place]!);
  }
  const counts = new Uint32Array(highest + 1);
  for (const value of values) counts[value]! += 1;
  const found = new Map<number, number>();
  let [value, below] = [0, 0];
  for (const place of [...new Set(places)].sort((a, b) => a - b)) {
    while (below + counts[value]! <= place) {
      below += counts[value]!;
      value += 1;
    }
    found.set(place, value);
  }
  return places.map((place) => found.get(place)!);
}
