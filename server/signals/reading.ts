import type { Message } from '#domain/conversation.ts';
import { clauses, normalise } from './normalise.ts';

/** A message as detectors read it. */
export interface Reading {
  text: string;
  clauses: string[];
}

// Several detectors read each message, and bots ask again after every turn: each message object is normalised once.
const read = new WeakMap<Message, Reading>();

export function reading(message: Message): Reading {
  const known = read.get(message);
  if (known) return known;
  const text = normalise(message.text);
  const made = { text, clauses: clauses(text) };
  read.set(message, made);
  return made;
}
