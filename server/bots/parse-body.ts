import { boundShape } from '#domain/body-shape.ts';
import { AppError } from '#domain/errors.ts';

/** Bytes → JSON, bounded before anything walks it. @throws AppError bad_payload */
export function parseBody(body: Uint8Array): unknown {
  boundShape(body);
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

/** As {@link parseBody}; a body that is no JSON is read as the fields of a form. @throws AppError bad_payload */
export function formOrJson(body: Uint8Array): unknown {
  const first = body.find((byte) => byte > 0x20);
  const looksLikeForm = first !== undefined && /[A-Za-z_]/.test(String.fromCharCode(first)) && body.includes(0x3d);
  return looksLikeForm ? Object.fromEntries(new URLSearchParams(new TextDecoder().decode(body))) : parseBody(body);
}
