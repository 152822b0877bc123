import type { JsonObject } from './json.ts';
import { shareOf, textOf } from './lenient.ts';

/**
 * What builders of bots put into the free fields of a platform (custom attributes, metadata, variables) under names that nobody
 * laid down. The fields themselves stay where they are; this only finds what has a place of its own with us.
 */
export function toldIn(fields: JsonObject): { intent: string | null; confidence: number | null } {
  return {
    intent: textOf(fieldNamed(fields, /^(?:last_?|bot_?|user_?|detected_?)?intent(?:_?name)?$/i)),
    confidence: shareOf(fieldNamed(fields, /^(?:last_?|bot_?|intent_?)?confidence(?:_?score)?$/i)),
  };
}

/** The requester's mood, where one of the fields is named so; an empty object where none is. */
export function moodIn(fields: JsonObject): JsonObject {
  const mood = fieldNamed(fields, /sentiment/i);
  return typeof mood === 'string' || typeof mood === 'number' ? { sentiment: mood } : {};
}

function fieldNamed(fields: JsonObject, name: RegExp): unknown {
  const key = Object.keys(fields).find((one) => name.test(one));
  return key === undefined ? undefined : fields[key];
}
