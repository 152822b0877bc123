import type { JsonObject } from './json.ts';

/**
 * Reading of other people's JSON: what is there is taken, what is not or is of another kind is null, nothing is thrown.
 * Keys are found by their exact spelling, or else with camelCase, snake_case and capitals taken for the same.
 */
export function at(value: unknown, first: string | number, second?: string | number, ...deeper: (string | number)[]): unknown {
  // Nearly all paths are of one or two steps, and a list of them made for each call is most of what a long transcript costs.
  let found = step(value, first);
  if (second !== undefined) found = step(found, second);
  if (deeper.length > 0) for (const key of deeper) found = step(found, key);
  return found;
}

/** One step of {@link at}, for what is asked of every message. */
export function step(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const direct = (value as Record<string | number, unknown>)[key];
  // What JSON cannot hold comes from the prototype, under a name such as `constructor`.
  if (direct !== undefined && typeof direct !== 'function') return direct;
  return typeof key === 'number' || Array.isArray(value) ? undefined : spelledOtherwise(value as JsonObject, key);
}

/** Most keys that are asked for are not there at all, so that telling so fast matters: by two letters, before anything is compared. */
function spelledOtherwise(value: JsonObject, key: string): unknown {
  const [first, second] = [key.charCodeAt(0), key.charCodeAt(1)];
  for (const other in value)
    if (isMaybe(other.charCodeAt(0), first) && isMaybe(other.charCodeAt(1), second) && plain(other) === plain(key)) return value[other];
  return undefined;
}

/** The same letter in another case, or a separator, behind which anything may follow. */
function isMaybe(one: number, other: number): boolean {
  return (one | 0x20) === (other | 0x20) || one === 0x5f || one === 0x2d || other === 0x5f || other === 0x2d;
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
    const found = path.reduce<unknown>(step, value);
    if (found !== undefined && found !== null && found !== '') return found;
  }
  return undefined;
}

/** Text that is not empty; a number is written out. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A number, also where it is written as text; NaN for all else, also for what JavaScript could not turn into one. */
export function numberOf(value: unknown): number {
  return Number(textOf(value) ?? Number.NaN);
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

/** Enough to know a format by; a list of another format must not be walked to its end for that. */
const mostLooked = 50;

/** Whether that holds for one of the first of a list. */
export function someOf(list: unknown, holds: (one: unknown) => boolean): boolean {
  if (!Array.isArray(list)) return false;
  for (let place = 0; place < list.length && place < mostLooked; place += 1) if (holds(list[place])) return true;
  return false;
}

/** Of the names that may be wanted, those that occur in a list of objects at all, in whatever spelling. */
export function namesIn(list: unknown[], wanted: readonly string[]): Set<string> {
  const spelled = new Set<string>();
  // Each one mostly has the names of the one before it, in the same order: comparing is a third of what adding to a set costs.
  const before: string[] = [];
  for (let at = 0; at < list.length; at += 1) {
    const one = list[at];
    if (!isObject(one)) continue;
    let place = 0;
    for (const key in one) {
      if (before[place] !== key) {
        before[place] = key;
        spelled.add(key);
      }
      place += 1;
    }
  }
  const there = new Set([...spelled].map(plain));
  return new Set(wanted.filter((name) => there.has(plain(name))));
}

/** {@link fieldsOf} without those that are called so. */
export function fieldsBut(value: unknown, called: RegExp): JsonObject {
  return Object.fromEntries(Object.entries(fieldsOf(value)).filter(([name]) => !called.test(name)));
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
/** Later than 2001 as microseconds, later than the year 33,000 as milliseconds. */
const leastMicroseconds = 1e15;

/** As most platforms write, and as we do: nothing to convert. Days that not every month has are looked at more closely. */
const plainTime = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** Any time a platform writes (RFC 3339 with 6 to 9 fractional digits and any offset, unix seconds, or thousandths of them down to billionths) → ISO 8601 in UTC, or null. */
export function timeOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' && value.length === 24 && plainTime.test(value)) return value;
  const isNumber = typeof value === 'number' || (typeof value === 'string' && /^\d{9,19}(\.\d+)?$/.test(value));
  const ms = isNumber ? unixMs(Number(value)) : typeof value === 'string' ? writtenMs(value) : Number.NaN;
  // The largest time that a Date can hold.
  return Number.isFinite(ms) && Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : null;
}

function unixMs(value: number): number {
  if (value >= leastMicroseconds) return value / (value >= leastMicroseconds * 1_000 ? 1e6 : 1_000);
  return value >= leastMilliseconds ? value : value * 1_000;
}

/** Names a zone, or has an offset behind its time of day. */
const zoned = /\dZ$|\b(?:UTC?|GMT|[ECMP][SD]T)\b|:\d\d(?:\.\d+)?\s*(?:GMT|UTC)?[+-]\d\d(?::?\d\d)?(?:\s*\([^)]*\))?$/i;
const standard = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?$/;
const dayAlone = /^\d{4}-\d\d-\d\d$/;

/** Without a zone it is taken for UTC, as people's own writing is; JavaScript would take this machine's. */
function writtenMs(value: string): number {
  const text = value.trim().replace(/(\.\d{3})\d+/, '$1');
  if (standard.test(text)) return Date.parse(`${text.replace(' ', 'T')}Z`);
  return Date.parse(zoned.test(text) || dayAlone.test(text) ? text : `${text} UTC`);
}
