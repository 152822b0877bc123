import type { Message } from '#domain/conversation.ts';
import { questionMark } from '#domain/question-mark.ts';
import { arrived, settled, thanked } from './lexicon/frustration.ts';
import { onceOf, reading } from './reading.ts';

// "It worked, thanks" is short; a long message that contains such words tells a longer story.
const longestThanks = 120;
const ends = /(?<=[.!?؟。！])/;
const notYet = /\b(not|n't|but|still|no|pero|mais|aber|nicht|pas|mas|ma|niet|maar|nie|ale|ama)\b|ない|没|不|لم|لا|नहीं/;

/** The messages after the last moment at which the requester called the matter settled: older annoyance no longer counts. */
export function sinceSettled(messages: Message[]): Message[] {
  const last = messages.findLastIndex((message) => message.author === 'requester' && isSettled(message));
  return last < 0 ? messages : messages.slice(last + 1);
}

const isSettled = onceOf((message) => {
  if (message.text.length > longestThanks) return false;
  const { text } = reading(message);
  // A question that follows is about something else, or rhetorical; what is asked is no "it works".
  return !notYet.test(text) && text.split(ends).some((sentence) => !questionMark.test(sentence) && isThanks(sentence));
});

function isThanks(sentence: string): boolean {
  return settled.test(sentence) || (arrived.test(sentence) && thanked.test(sentence));
}
