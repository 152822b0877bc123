/**
 * Where each of some different keys of 32 bits stands among them, -1 for what is none of them. Open addressing, at most half full: a
 * look-up of a key that is not there is one or two reads.
 */
export function placesOf(keys: Uint32Array): (key: number) => number {
  const size = 2 ** Math.ceil(Math.log2(keys.length * 2 + 2));
  const slots = new Uint32Array(size);
  const places = new Int32Array(size).fill(-1);
  for (let place = 0; place < keys.length; place += 1) {
    const key = keys[place] as number;
    let slot = key & (size - 1);
    while (places[slot] !== -1) slot = (slot + 1) & (size - 1);
    slots[slot] = key;
    places[slot] = place;
  }
  return (key) => {
    for (let slot = key & (size - 1); places[slot] !== -1; slot = (slot + 1) & (size - 1))
      if (slots[slot] === key) return places[slot] as number;
    return -1;
  };
}
