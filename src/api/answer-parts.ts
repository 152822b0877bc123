import type { BriefMessage } from '#domain/brief.ts';
import type { Computed } from './compute.ts';

/** What the worker posts: some of the brief's messages, and at last everything else. */
export type AnswerPart = { messages: BriefMessage[] } | { rest: Computed | null };

/** Five thousand messages in one would take the page up to 60 ms to unpack while the machine is busy; so many take some 2 ms, each a task of its own. */
const messagesInPart = 250;

/** An answer in pieces, for a page that must stay free to be typed in. */
export function* partsOf(answer: Computed | null): Generator<AnswerPart> {
  const messages = answer?.brief.messages ?? [];
  for (let at = 0; at < messages.length; at += messagesInPart) yield { messages: messages.slice(at, at + messagesInPart) };
  yield { rest: answer && { ...answer, brief: { ...answer.brief, messages: [] } } };
}

/** Puts pieces together again. @returns of each piece the whole answer where it is the last one, else undefined */
export function gatherParts(): (part: AnswerPart) => Computed | null | undefined {
  const messages: BriefMessage[] = [];
  return (part) => {
    if ('rest' in part) return part.rest && { ...part.rest, brief: { ...part.rest.brief, messages } };
    messages.push(...part.messages);
    return undefined;
  };
}
