import { AppError } from '#domain/errors.ts';

/** Deeper than any payload seen; `JSON.stringify` and friends overflow the stack at some thousands. */
const deepest = 64;

/** Bytes → JSON, refused before anything walks it. @throws AppError bad_payload */
export function parseBody(body: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(body);
  } catch (cause) {
    throw new AppError('bad_payload', 'The body is not valid UTF-8', { cause });
  }
  if (depth(text) > deepest) throw new AppError('bad_payload', `The body is nested deeper than ${deepest} levels`);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('bad_payload', `The body is not JSON: ${(cause as Error).message}`, { cause });
  }
}

/** How deep brackets nest outside strings; one pass, no stack. */
function depth(text: string): number {
  let level = 0;
  let deepestSeen = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    if (inString) {
      if (char === '\\') i += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') {
      level += 1;
      if (level > deepestSeen) deepestSeen = level;
    } else if (char === '}' || char === ']') level -= 1;
  }
  return deepestSeen;
}

/** As {@link parseBody}; a body that is no JSON is read as the fields of a form. @throws AppError bad_payload */
export function formOrJson(body: Uint8Array): unknown {
  const first = body.find((byte) => byte > 0x20);
  const looksLikeForm = first !== undefined && /[A-Za-z_]/.test(String.fromCharCode(first)) && body.includes(0x3d);
  return looksLikeForm ? Object.fromEntries(new URLSearchParams(new TextDecoder().decode(body))) : parseBody(body);
}
