const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const valueAt = new Uint8Array(128);
for (let at = 0; at < alphabet.length; at += 1) valueAt[alphabet.charCodeAt(at)] = at;

/** Base64 by hand, because the pure rooms know neither a browser nor Node. */
export function decode(base64: string): Uint8Array {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((base64.length * 3) / 4 - padding);
  for (let from = 0, to = 0; from < base64.length; from += 4, to += 3) {
    const group =
      ((valueAt[base64.charCodeAt(from)] as number) << 18) |
      ((valueAt[base64.charCodeAt(from + 1)] as number) << 12) |
      ((valueAt[base64.charCodeAt(from + 2)] as number) << 6) |
      (valueAt[base64.charCodeAt(from + 3)] as number);
    // Writing past the end of a typed array does nothing.
    bytes[to] = group >> 16;
    bytes[to + 1] = group >> 8;
    bytes[to + 2] = group;
  }
  return bytes;
}

/** Whole numbers below 2^32, seven bits a byte, the eighth says that more follow. */
export function readNumbers(bytes: Uint8Array): Uint32Array {
  let many = 0;
  for (let at = 0; at < bytes.length; at += 1) if ((bytes[at] as number) < 128) many += 1;
  const numbers = new Uint32Array(many);
  for (let at = 0, place = 0; place < many; place += 1) {
    let value = 0;
    let shift = 0;
    let byte: number;
    do {
      byte = bytes[at] as number;
      value |= (byte & 127) << shift;
      shift += 7;
      at += 1;
    } while (byte > 127);
    numbers[place] = value;
  }
  return numbers;
}

/** Rising whole numbers, each kept as what it adds to the one before. */
export function readRising(bytes: Uint8Array): Uint32Array {
  const numbers = readNumbers(bytes);
  for (let at = 1; at < numbers.length; at += 1) numbers[at] = (numbers[at - 1] as number) + (numbers[at] as number);
  return numbers;
}

/** Lists, each kept as its length and what it holds. */
export function readLists(bytes: Uint8Array): number[][] {
  const numbers = readNumbers(bytes);
  const lists: number[][] = [];
  for (let at = 0; at < numbers.length; ) {
    const length = numbers[at] as number;
    lists.push([...numbers.subarray(at + 1, at + 1 + length)]);
    at += 1 + length;
  }
  return lists;
}
