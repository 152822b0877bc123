import { randomBytes } from 'node:crypto';

/**
 * An id that nobody guesses and that sorts by when it was made (UUID version 7): what is written together then lies together in every
 * index, where random ids touch a page each.
 * @param now milliseconds since 1970
 */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
