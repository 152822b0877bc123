// FNV-1a over code units, finished by a multiply-xor: cheap, and no collision it brings could be measured.
export const seed = 0x811c9dc5;
const prime = 0x01000193;

export function step(value: number, code: number): number {
  return Math.imul(value ^ code, prime);
}

/** What has been stepped through → 32 bits, another for each kind of thing. */
export function finish(value: number, kind: number): number {
  const mixed = Math.imul(value ^ Math.imul(kind, 0x9e3779b1), 0x2c1b3c6d);
  const once = Math.imul(mixed ^ (mixed >>> 15), 0x297a2d39);
  return (once ^ (once >>> 14)) >>> 0;
}

export function hashText(text: string, from = 0, to = text.length): number {
  let value = seed;
  for (let at = from; at < to; at += 1) value = step(value, text.charCodeAt(at));
  return value;
}
