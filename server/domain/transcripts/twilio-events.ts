import type { JsonObject } from '../json.ts';
import { at, textOf } from '../lenient.ts';
import type { Platform } from '../platform.ts';
import { twilio } from '../platforms/twilio.ts';

/** One of many in a log of them: told more strictly than what comes to an address of Twilio's own. */
export const twilioEvent: Platform = {
  ...twilio,
  // Whatever is in it, Twilio wrote.
  known: { '': { has: () => true } },
  recognises: (payload) =>
    (/^on[A-Z]|^(?:message|participant|conversation)\.[a-z]/.test(textOf(at(payload, 'EventType')) ?? '') &&
      textOf(at(payload, 'ConversationSid')) !== null) ||
    (textOf(at(payload, 'MessageSid')) !== null && textOf(at(payload, 'From')) !== null),
};

const field = String.raw`[\w.%[\]-]{1,60}=[^&\s]*`;
const begins = new RegExp(`^${field}&`);
const form = new RegExp(`^${field}(?:&${field})+$`);

/**
 * Bodies of forms as a log keeps them, one a line → their fields.
 * @returns null where a line is none
 */
export function formFields(text: string): JsonObject[] | null {
  if (!begins.test(text)) return null;
  const rows = text.split(/[\r\n]+/).filter((row) => row.trim() !== '');
  if (rows.length === 0 || !rows.every((row) => form.test(row.trim()))) return null;
  return rows.map((row) => Object.fromEntries(row.trim().split('&').map(pairOf)));
}

function pairOf(written: string): [name: string, value: string] {
  const at = written.indexOf('=');
  return [decoded(written.slice(0, at)), decoded(written.slice(at + 1))];
}

function decoded(written: string): string {
  const spaced = written.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
