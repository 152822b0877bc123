import type { Brief } from '../brief.ts';
import { questionMark } from '../question-mark.ts';
import { oneLine } from '../visible.ts';
import { newest } from './evidence.ts';
import { promises } from './promise-words.ts';

/** Something that the requester was told will happen. */
export interface Promised {
  text: string;
  at: number | null;
}

const longest = 180;

/** What bots and rules promised, newest first. */
export function promisesOf({ messages, say }: Brief): Promised[] {
  const told: Promised[] = [];
  for (const { message, at } of newest(messages).reverse()) {
    if (message.author !== 'bot') continue;
    for (const sentence of sentencesOf(message.text)) if (isPromise(sentence)) told.push({ text: oneLine(sentence, longest), at });
  }
  const first = say === null || say.trim() === '' ? [] : [{ text: oneLine(say, longest), at: null }];
  return [...first, ...told.filter(({ text }) => text !== say)];
}

function sentencesOf(text: string): string[] {
  return (text.slice(0, 4_000).match(/[^.!?。！？؟\n]+(?:[.!?。！？؟]+(?!\d)|\n|$)|\d[.!?]/gu) ?? []).map((one) => one.trim());
}

/** A question promises nothing. */
export function isPromise(sentence: string): boolean {
  return !questionMark.test(sentence) && promises.some((pattern) => pattern.test(sentence));
}
