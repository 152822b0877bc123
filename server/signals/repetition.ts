import type { Message } from '#domain/conversation.ts';
import type { Detector } from './detector.ts';
import { insists } from './lexicon/insisting.ts';
import { holding, onceOf, reading } from './reading.ts';
import { areAlike, type Grams, gramsOf } from './similarity.ts';
import { sinceSettled } from './since-settled.ts';

// Of random pairs of requests under 1 in 100 is this alike (measured on public banking requests); greetings are too short to say.
const alike: Record<'requester' | 'bot', number> = { requester: 0.5, bot: 0.75 };
// Bots close many turns with the same short courtesy, which is no loop.
const shortest: Record<'requester' | 'bot', number> = { requester: 12, bot: 30 };
// To a bot that asks the same again, the same word is given again.
const shortestInLoop = 5;
const lately = 8;
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{3}/u;
const lettersOfSign = 3;
const insisting = holding(insists);

/** Somebody goes in circles: the requester says the same again in other words, or the bot gives the same answer again. */
export const repetition: Detector = ({ messages }) => {
  const recent = sinceSettled(messages);
  const bot = repeated(recent, 'bot', shortest.bot);
  const requester = repeated(recent, 'requester', bot.length > 0 ? shortestInLoop : shortest.requester);
  const count = requester.length + bot.length;
  if (count === 0) return [];
  const sentence =
    requester.length > 0 && bot.length > 0
      ? 'The requester repeats the question and the bot repeats its answer.'
      : requester.length > 0
        ? 'The requester had to ask the same again.'
        : 'The bot gave the same answer again.';
  return [
    {
      code: 'repetition',
      strength: Math.min(1, 0.2 + 0.25 * count),
      sentence,
      params: { count, by: requester.length >= bot.length ? 'requester' : 'bot' },
      evidence: [...requester, ...bot],
    },
  ];
};

/** Ids of the messages that say what one of their author's last few had said already, or say that they say it again. */
function repeated(messages: Message[], author: 'requester' | 'bot', least: number): string[] {
  const said = messages.filter((message) => message.author === author && lengthOf(message) >= least).slice(-lately);
  const answered = messages.findIndex((message) => message.author === 'bot');
  return said
    .filter(
      (message, index) =>
        said.slice(0, index).some((earlier) => areAlike(of(message), of(earlier), alike[author])) ||
        (author === 'requester' && answered >= 0 && messages.indexOf(message) > answered && insisting(message)),
    )
    .map(({ id }) => id);
}

/** A sign of a script without spaces says as much as two or three letters. */
function lengthOf({ text }: Message): number {
  return text.length >= shortest.bot || !spaceless.test(text) ? text.length : text.length * lettersOfSign;
}

const of = onceOf((message): Grams => gramsOf(reading(message).text));
