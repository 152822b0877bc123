import { AppError } from '#domain/errors.ts';

/** Deeper than any payload seen; `JSON.stringify` and friends overflow the stack at some thousands. */
const deepest = 64;

/** Keys and values together: 2,000 messages of twenty fields have fewer. */
const mostParts = 100_000;

/** Bytes → JSON, bounded before anything walks it. @throws AppError bad_payload */
export function parseBody(body: Uint8Array): unknown {
  const { depth, parts } = shapeOf(body);
  if (depth > deepest) throw new AppError('bad_payload', `The body is nested deeper than ${deepest} levels`);
  if (parts > mostParts) throw new AppError('bad_payload', `The body has more than ${mostParts} keys and values`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(body);
  } catch (cause) {
    throw new AppError('bad_payload', 'The body is not valid UTF-8', { cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('bad_payload', `The body is not JSON: ${(cause as Error).message}`, { cause });
  }
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

/** As {@link parseBody}; a body that is no JSON is read as the fields of a form. @throws AppError bad_payload */
export function formOrJson(body: Uint8Array): unknown {
  const first = body.find((byte) => byte > 0x20);
  const looksLikeForm = first !== undefined && /[A-Za-z_]/.test(String.fromCharCode(first)) && body.includes(0x3d);
  return looksLikeForm ? Object.fromEntries(new URLSearchParams(new TextDecoder().decode(body))) : parseBody(body);
}
