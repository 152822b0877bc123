import type { Message } from '#domain/conversation.ts';
import { clauses, normalise } from './normalise.ts';

/** A message as detectors read it. */
export interface Reading {
  text: string;
  clauses: string[];
  /** What was found out about it, by what {@link onceOf} gave out. */
  found: unknown[];
}

// Several detectors read each message, and bots ask again after every turn: each message object is normalised once.
const read = new WeakMap<Message, Reading>();

export function reading(message: Message): Reading {
  const known = read.get(message);
  if (known) return known;
  const text = normalise(message.text);
  const made: Reading = { text, clauses: clauses(text), found: [] };
  read.set(message, made);
  return made;
}

const unknown = Symbol('not found out yet');

/** Whether a message as it is read holds a pattern. Several detectors ask, and again after every turn: of each message object it is found out once. */
export function holding(pattern: RegExp): (message: Message) => boolean {
  return onceOf((message) => pattern.test(reading(message).text));
}

let functions = 0;

/** The same function, which finds out once what it tells of a message: kept with its reading, as a map for each cost more than most of them save. */
export function onceOf<T>(find: (message: Message) => T): (message: Message) => T {
  const place = functions;
  functions += 1;
  return (message) => {
    const { found } = reading(message);
    while (found.length <= place) found.push(unknown);
    if (found[place] === unknown) found[place] = find(message);
    return found[place] as T;
  };
}
