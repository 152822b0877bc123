import { isObject } from '../lenient.ts';

const deepestText = 6;
const mostInside = 20;
const mostTexts = 20;
/** Somebody who is named, and more than one line or one time: what a conversation in a string has at least. */
const maySpeak = /[:：]/;
const hasTurns = /[\r\n]|<(?:br|p|div|li|tr)\b|\(\d{1,2}:\d{2}(?::\d{2})?\)|^\s*[[{]/i;

/** The strings within a value that may be a whole conversation, as exports of tickets nest them; the first ones, level by level. */
export function textsInside(value: unknown): string[] {
  const texts: string[] = [];
  let level: unknown[] = [value];
  for (let depth = 0; depth < deepestText && level.length > 0; depth += 1) {
    for (const one of level)
      if (typeof one === 'string' && texts.length < mostTexts && maySpeak.test(one) && hasTurns.test(one)) texts.push(one);
    level = level.flatMap((one) => (Array.isArray(one) ? one.slice(0, mostInside) : isObject(one) ? Object.values(one) : []));
  }
  return texts;
}
