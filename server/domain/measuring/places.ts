/** Values are put in buckets of as many neighbours, and counted one by one only in those that are asked for. */
const bits = 12;
const width = 1 << bits;
/** As many buckets hold two years of seconds; the last one takes what is longer. */
const buckets = 1 << 14;
/** Sorting so few is faster than looking at as many counts. */
const few = 512;

/**
 * Values at places of the order in which they would be if all lists were one and sorted. Nothing is sorted: most values are seconds,
 * and those of a median and its interval are neighbours, so that one or two rounds of counting tell them.
 * @param lists whole numbers from 0; left as they are
 * @param places counted from 0, each below the number of values
 */
export function valuesAt(lists: Uint32Array[], places: number[]): number[] {
  const all = lists.reduce((sum, { length }) => sum + length, 0);
  if (all <= few) return sortedAt(lists, places, 0);
  const first = new Uint32Array(width);
  let sizes: Uint32Array | null = null;
  let above = 0;
  for (const list of lists)
    for (let index = 0; index < list.length; index += 1) {
      const value = list[index]!;
      if (value < width) {
        first[value]! += 1;
        continue;
      }
      sizes ??= new Uint32Array(buckets);
      sizes[Math.min(value >>> bits, buckets - 1)]! += 1;
      above += 1;
    }
  if (sizes) sizes[0] = all - above;
  const counted = new Map<number, Uint32Array>([[0, first]]);
  return places.map((place) => {
    const { index: bucket, before } = sizes === null ? { index: 0, before: 0 } : find(sizes, place);
    if (bucket === buckets - 1) return sortedAt(lists, [place - before], bucket << bits)[0]!;
    const counts = counted.get(bucket) ?? countIn(lists, bucket);
    counted.set(bucket, counts);
    return (bucket << bits) + find(counts, place - before).index;
  });
}

/** Which of them a place lies in, and how many lie before that one. */
function find(counts: Uint32Array, place: number): { index: number; before: number } {
  let [index, before] = [0, 0];
  while (before + counts[index]! <= place) {
    before += counts[index]!;
    index += 1;
  }
  return { index, before };
}

function countIn(lists: Uint32Array[], bucket: number): Uint32Array {
  const counts = new Uint32Array(width);
  for (const list of lists)
    for (let index = 0; index < list.length; index += 1) if (list[index]! >>> bits === bucket) counts[list[index]! & (width - 1)]! += 1;
  return counts;
}

/** By sorting those that are not below a value. */
function sortedAt(lists: Uint32Array[], places: number[], least: number): number[] {
  const sorted = Uint32Array.from(lists.flatMap((list) => [...list.filter((value) => value >= least)])).sort();
  return places.map((place) => sorted[place]!);
}
