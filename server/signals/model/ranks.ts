/** Words of 32 bits that one rank stands for. */
const block = 4;

/**
 * Where each of some different keys stands among them, -1 for what is none of them: a bit for each possible key, so that a look-up of a key
 * that is not there, as most are, is one read of two million bytes (for keys of 24 bits).
 * @param keys rising
 * @param bits of the largest key
 */
export function ranksOf(keys: Uint32Array, bits: number): (key: number) => number {
  const words = new Uint32Array(2 ** (bits - 5));
  for (const key of keys) words[key >>> 5] = (words[key >>> 5] as number) | (1 << (key & 31));
  const ranks = new Uint32Array(words.length / block);
  for (let at = 0, before = 0; at < words.length; at += 1) {
    if (at % block === 0) ranks[at / block] = before;
    before += ones(words[at] as number);
  }
  return (key) => {
    const at = key >>> 5;
    const word = words[at] as number;
    const bit = key & 31;
    if (((word >>> bit) & 1) === 0) return -1;
    let rank = (ranks[(at / block) | 0] as number) + ones(word & ((1 << bit) - 1));
    for (let before = at - (at % block); before < at; before += 1) rank += ones(words[before] as number);
    return rank;
  };
}

/** How many bits of a word are set. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
