interface Decoder {
  decode(bytes: Uint8Array): string;
}
/** Every engine has it, whatever else it is made for. */
const { TextDecoder: Decoding } = globalThis as unknown as { TextDecoder: new (charset: string, how?: { fatal: boolean }) => Decoder };

/** Bytes → text. A charset that nobody knows is read as UTF-8, which is what most mean. */
export function inCharset(bytes: Uint8Array, charset: string): string {
  try {
    return new Decoding(charset).decode(bytes);
  } catch {
    return new Decoding('utf-8').decode(bytes);
  }
}

/** @returns null where they are no UTF-8 */
export function wholeUtf8(bytes: Uint8Array): string | null {
  try {
    return new Decoding('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const valueOfDigit = new Int8Array(128).fill(-1);
for (let at = 0; at < digits.length; at += 1) valueOfDigit[digits.charCodeAt(at)] = at;

/** Base64 → bytes, as far as it goes: whatever is none of its digits is passed over. */
export function base64Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let [length, bits, held] = [0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const value = code < 128 ? valueOfDigit[code]! : -1;
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length] = (held >> bits) & 0xff;
    length += 1;
  }
  return bytes.subarray(0, length);
}

/** Quoted-printable → bytes. Characters that should have been quoted are kept as UTF-8 would have them. */
export function quotedBytes(text: string): Uint8Array {
  const joined = text.replace(/=[ \t]{0,80}\r?\n/g, '').replace(/=$/, '');
  const bytes: number[] = [];
  for (let at = 0; at < joined.length; at += 1) {
    const hex = joined.charCodeAt(at) === 0x3d ? Number.parseInt(joined.slice(at + 1, at + 3), 16) : Number.NaN;
    if (Number.isNaN(hex)) for (const byte of utf8(joined.codePointAt(at) ?? 0)) bytes.push(byte);
    if (!Number.isNaN(hex)) {
      bytes.push(hex);
      at += 2;
    } else if ((joined.codePointAt(at) ?? 0) > 0xffff) at += 1;
  }
  return Uint8Array.from(bytes);
}

function utf8(code: number): number[] {
  if (code < 0x80) return [code];
  if (code < 0x800) return [0xc0 | (code >> 6), 0x80 | (code & 0x3f)];
  if (code < 0x10000) return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
  return [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
}
