import { AppError } from './errors.ts';
import type { JsonObject } from './json.ts';

/** Reads one value found at `path`. @throws AppError bad_brief with that path */
export type Reader<T> = (value: unknown, path: string) => T;

export const asText: Reader<string> = (value, path) => (typeof value === 'string' ? value : refuse(path, 'text'));

/** Finite, not negative. */
export const asCount: Reader<number> = (value, path) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : refuse(path, 'a whole number from 0');

/** 0..1 */
export const asShare: Reader<number> = (value, path) =>
  typeof value === 'number' && value >= 0 && value <= 1 ? value : refuse(path, 'a number between 0 and 1');

export const asBoolean: Reader<boolean> = (value, path) => (typeof value === 'boolean' ? value : refuse(path, 'true or false'));

export const asObject: Reader<JsonObject> = (value, path) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : refuse(path, 'an object');

export function asOneOf<T extends string>(words: readonly T[]): Reader<T> {
  return (value, path) => words.find((word) => word === value) ?? refuse(path, `one of ${words.join(', ')}`);
}

/** Absent knowledge is null, whether the sender wrote null or nothing. */
export function orNull<T>(read: Reader<T>): Reader<T | null> {
  return (value, path) => (value === undefined || value === null ? null : read(value, path));
}

export function orElse<T>(read: Reader<T>, absent: T): Reader<T> {
  return (value, path) => (value === undefined || value === null ? absent : read(value, path));
}

/** An absent list is an empty one. */
export function listOf<T>(read: Reader<T>): Reader<T[]> {
  return (value, path) => {
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) return refuse(path, 'a list');
    return value.map((item, index) => read(item, `${path}.${index}`));
  };
}

function refuse(path: string, wanted: string): never {
  throw new AppError('bad_brief', `The brief's ${path} must be ${wanted}`, { path });
}
