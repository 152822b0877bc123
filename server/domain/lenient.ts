import type { JsonObject } from './json.ts';

/**
 * Reading of other people's JSON: what is there is taken, what is not or is of another kind is null, nothing is thrown.
 * Keys are found by their exact spelling, or else with camelCase, snake_case and capitals taken for the same.
 */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(step, value);
}

function step(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Object.hasOwn(value, key)) return (value as Record<string | number, unknown>)[key];
  if (typeof key === 'number') return undefined;
  const wanted = plain(key);
  const other = Object.keys(value).find((one) => plain(one) === wanted);
  return other === undefined ? undefined : (value as JsonObject)[other];
}

// The same few keys are asked for again and again; payloads of many other keys must not fill the memory.
const plainKeys = new Map<string, string>();
const mostPlainKeys = 2_000;

function plain(key: string): string {
  const known = plainKeys.get(key);
  if (known !== undefined) return known;
  const made = key.replace(/[_-]/g, '').toLowerCase();
  if (plainKeys.size < mostPlainKeys) plainKeys.set(key, made);
  return made;
}

/** The first of several places that holds something. */
export function firstOf(value: unknown, ...paths: (string | number)[][]): unknown {
  for (const path of paths) {
    const found = at(value, ...path);
    if (found !== undefined && found !== null && found !== '') return found;
  }
  return undefined;
}

/** Text that is not empty; a number is written out. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** 0..1 from a number, a number in a string, or an object with a `score`; anything outside is null rather than guessed at. */
export function shareOf(value: unknown): number | null {
  const given = typeof value === 'object' ? at(value, 'score') : value;
  const number = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
  return typeof number === 'number' && number >= 0 && number <= 1 ? number : null;
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** An object's fields without those that hold nothing; of anything else, none. */
export function fieldsOf(value: unknown): JsonObject {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null && one !== undefined && one !== ''));
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON inside a string, as several platforms nest it; what is no JSON is undefined. */
export function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

// Later than 2001 as milliseconds, later than the year 33,000 as seconds.
const leastMilliseconds = 1e12;

/** Any time a platform writes (RFC 3339 with 6 to 9 fractional digits and any offset, unix seconds or milliseconds) → ISO 8601 in UTC, or null. */
export function timeOf(value: unknown): string | null {
  const isNumber = typeof value === 'number' || (typeof value === 'string' && /^\d{9,13}(\.\d+)?$/.test(value));
  const ms = isNumber ? unixMs(Number(value)) : typeof value === 'string' ? Date.parse(value.replace(/(\.\d{3})\d+/, '$1')) : Number.NaN;
  // The largest time that a Date can hold.
  return Number.isFinite(ms) && Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : null;
}

function unixMs(value: number): number {
  return value >= leastMilliseconds ? value : value * 1_000;
}
