import type { Message } from '#domain/conversation.ts';
import { commonWords } from './lexicon/common-words.ts';
import { stillFails } from './lexicon/failing.ts';
import { onceOf, reading } from './reading.ts';

// One or two words that nobody has said before are how somebody tells the same trouble once more.
const fewest = 3;
const stem = 4;

/** First letters of what a message is about, beside that it fails, as far as its script writes words apart and the common ones are known. */
const wordsOf = onceOf((message) =>
  [
    ...new Set(
      reading(message)
        .text.replace(stillFails, ' ')
        .match(/\p{Script=Latin}{4,}/gu),
    ),
  ]
    .filter((word) => !commonWords.has(word))
    .map((word) => word.slice(0, stem)),
);

/** Whether a message has a matter of its own: it shares no word with what was said before it. */
export function speaksOfElse(message: Message, before: Message[]): boolean {
  const own = wordsOf(message);
  return own.length >= fewest && !before.some((earlier) => own.some((word) => reading(earlier).text.includes(word)));
}
