import { randomUUID } from 'node:crypto';

/**
 * An id that nobody guesses and that sorts by when it was made (UUID version 7): what is written together then lies together in every
 * index, where random ids touch a page each. Its random part is that of a version 4, for which Node asks the system once in 128 times.
 * @param now milliseconds since 1970
 */
export function newId(now: number = Date.now()): string {
  const time = now.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
