import type { JsonObject } from './json.ts';

/** What a log of a messenger's webhooks tells of one conversation. */
export interface FirstInLog<Event> {
  /** '' where no event is anybody's. */
  id: string;
  events: Event[];
  /** How many events are of other conversations, where any are. */
  diagnostics: JsonObject;
}

/** Of a log that may be of several people the events of one: of whom it names, or else of the first that any is of. */
export function firstInLog<Event>(all: Event[], whose: (event: Event) => string | null, named: string | null = null): FirstInLog<Event> {
  const id = named ?? all.map(whose).find((one) => one !== null) ?? '';
  const events = all.filter((one) => whose(one) === id);
  const others = all.length - events.length;
  return { id, events, diagnostics: others > 0 ? { events_of_other_conversations: others } : {} };
}
