const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 by hand, because the pure rooms know neither a browser nor Node. */
export function decode(base64: string): Uint8Array {
  const values = new Uint8Array(128);
  for (let at = 0; at < alphabet.length; at += 1) values[alphabet.charCodeAt(at)] = at;
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((base64.length * 3) / 4 - padding);
  for (let from = 0, to = 0; from < base64.length; from += 4, to += 3) {
    const value = (place: number) => values[base64.charCodeAt(from + place)] as number;
    const group = (value(0) << 18) | (value(1) << 12) | (value(2) << 6) | value(3);
    // Writing past the end of a typed array does nothing.
    bytes[to] = group >> 16;
    bytes[to + 1] = group >> 8;
    bytes[to + 2] = group;
  }
  return bytes;
}

/** Whole numbers, seven bits a byte, the eighth says that more follow. */
export function readNumbers(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 1;
  for (const byte of bytes) {
    value += (byte & 127) * shift;
    shift *= 128;
    if (byte > 127) continue;
    numbers.push(value);
    value = 0;
    shift = 1;
  }
  return numbers;
}

/** Rising whole numbers, each kept as what it adds to the one before. */
export function readRising(bytes: Uint8Array): Uint32Array {
  let last = 0;
  return Uint32Array.from(readNumbers(bytes), (added) => {
    last += added;
    return last;
  });
}

/** Lists, each kept as its length and what it holds. */
export function readLists(bytes: Uint8Array): number[][] {
  const numbers = readNumbers(bytes);
  const lists: number[][] = [];
  for (let at = 0; at < numbers.length; ) {
    const length = numbers[at] as number;
    lists.push(numbers.slice(at + 1, at + 1 + length));
    at += 1 + length;
  }
  return lists;
}
