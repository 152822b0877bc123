import type { Message } from '#domain/conversation.ts';
import { questionMark } from '#domain/question-mark.ts';
import { arrived, courteous, settled, thanked } from './lexicon/frustration.ts';
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
  // What is asked is no "it works", and who asks on has not done with it because they were polite.
  const asksOn = questionMark.test(text);
  const isOver = (sentence: string) => !questionMark.test(sentence) && isThanks(asksOn ? sentence.replace(courteous, '') : sentence);
  return !notYet.test(text) && text.split(ends).some(isOver);
});

function isThanks(sentence: string): boolean {
  return settled.test(sentence) || (arrived.test(sentence) && thanked.test(sentence));
}
