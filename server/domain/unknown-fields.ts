import type { BotEvent } from './bot.ts';
import type { Json, JsonObject } from './json.ts';
import { fieldsOf, listOf, step } from './lenient.ts';

const mostFields = 20;
const longestText = 500;
const longestTree = 1_000;
/** A secret is no diagnostic, whoever sends it along. */
const secretName = /token|secret|signature|passw|pwd|credential|authoriz|authentic|^x?auth$|bearer|jwt|cookie|(?:api|access|private)key/;

/** Whether a field is called as secrets are. */
export function namesSecret(name: string): boolean {
  return secretName.test(plain(name));
}

/** Whether a name, in small letters without anything between them, is known. */
export interface Known {
  has(name: string): boolean;
}

/** Names that a payload's reader knows, or that mean nothing for a handoff. @param words parted by blanks, in any spelling */
export function namesOf(words: string): Known {
  return new Set(words.trim().split(/\s+/).map(plain));
}

/**
 * What a payload's reader knows, by place: what is its own in one is a builder's in another. '' is the payload itself; objects within it are named
 * by their path, with full stops and `*` for each of a list. Only these places are looked at.
 */
export interface Envelope {
  known: Readonly<Record<string, Known>>;
}

/** @param words the names that are known in each place, parted by blanks */
export function byPlace(words: Record<string, string>): Record<string, Known> {
  return Object.fromEntries(Object.entries(words).map(([place, names]) => [place, namesOf(names)]));
}

/** With what stands beside the known fields kept as diagnostics: bot builders add fields of their own. What the reader itself tells goes before it. */
export function withUnknown(event: BotEvent, payload: unknown, of: Envelope): BotEvent {
  const unknown = unknownIn(payload, of);
  if (Object.keys(unknown).length === 0) return event;
  const { report } = event.conversation;
  return {
    ...event,
    conversation: { ...event.conversation, report: { ...report, diagnostics: { ...unknown, ...report.diagnostics } } },
  };
}

/**
 * The fields that are not known: the first 20 of all places, texts up to 500 characters, lists and objects up to 1,000 as JSON, and how many
 * were left out. Of one name in several places the first counts: the outermost is named first.
 */
export function unknownIn(payload: unknown, { known }: Envelope): JsonObject {
  const kept: JsonObject = {};
  // By name: what a list repeats is one field, also where it is left out.
  const looked = new Set<string>();
  let leftOut = 0;
  const places = Object.keys(known).flatMap((path) => placesAt(payload, path).map((place) => ({ place, there: known[path] })));
  for (const { place, there } of places)
    for (const [name, value] of Object.entries(fieldsOf(place))) {
      if (looked.has(name) || there?.has(plain(name)) || namesSecret(name)) continue;
      const bounded: Json | undefined = looked.size < mostFields && name.length <= 100 ? boundedValue(value) : undefined;
      if (bounded === undefined) leftOut += 1;
      else kept[name] = bounded;
      looked.add(name);
    }
  return leftOut === 0 ? kept : { ...kept, unknown_fields_left_out: leftOut };
}

const mostInList = 50;

function placesAt(payload: unknown, path: string): unknown[] {
  if (path === '') return [payload];
  return path
    .split('.')
    .reduce<unknown[]>(
      (found, key) => found.flatMap((one) => (key === '*' ? listOf(one).slice(0, mostInList) : [step(one, key)])),
      [payload],
    );
}

function boundedValue(value: Json): Json | undefined {
  if (typeof value === 'string') return value.length <= longestText ? value : `${value.slice(0, longestText)}…`;
  if (typeof value !== 'object') return value;
  try {
    const kept = JSON.stringify(value, (name, one: Json) => (namesSecret(name) ? undefined : one));
    return kept.length <= longestTree ? (JSON.parse(kept) as Json) : undefined;
  } catch {
    // Deeper than the stack.
    return undefined;
  }
}

function plain(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
