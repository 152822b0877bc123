import { AppError } from './errors.ts';

/** Deeper than any payload seen; `JSON.stringify` and friends overflow the stack at some thousands. */
const deepest = 64;

/** Keys and values together: 2,000 messages of twenty fields have fewer. */
const mostParts = 100_000;

/** Refuses JSON that nests or lists more than anybody needs, before anything walks it. @throws AppError bad_payload */
export function boundShape(body: Uint8Array): void {
  const { depth, parts } = shapeOf(body);
  if (depth > deepest) throw new AppError('bad_payload', `The body is nested deeper than ${deepest} levels`);
  if (parts > mostParts) throw new AppError('bad_payload', `The body has more than ${mostParts} keys and values`);
}

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** How deep brackets nest outside strings, and how many things are listed; one pass over the bytes, no stack. */
function shapeOf(body: Uint8Array): { depth: number; parts: number } {
  let [level, depth, parts] = [0, 0, 1];
  for (let i = 0; i < body.length; i += 1) {
    const byte = body[i];
    if (byte === quote) {
      for (i += 1; i < body.length && body[i] !== quote; i += 1) if (body[i] === backslash) i += 1;
    } else if (byte === openObject || byte === openList) {
      level += 1;
      if (level > depth) depth = level;
    } else if (byte === closeObject || byte === closeList) level -= 1;
    else if (byte === comma || byte === colon) parts += 1;
  }
  return { depth, parts };
}
