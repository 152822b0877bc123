import { randomUUID } from 'node:crypto';

/**
 * An id that nobody guesses and that sorts by when it was made (UUID version 7): what is written together then lies together in every
 * index, where random ids touch a page each. Its random part is that of a version 4, for which Node asks the system once in 128 times.
 * @param now milliseconds since 1970
 */
export function newId(now: number = Date.now()): string {
  return `${earliestId(now)}-7${randomUUID().slice(15)}`;
}

/** What all ids sort behind that were made then or later. @param at milliseconds since 1970 */
export function earliestId(at: number): string {
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}`;
}
