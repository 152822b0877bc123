import type { Message } from '#domain/conversation.ts';
import type { Detector } from './detector.ts';
import { reading } from './reading.ts';
import { gramsOf, similarity } from './similarity.ts';
import { sinceSettled } from './since-settled.ts';

// Of random pairs of requests under 1 in 100 is this alike (measured on public banking requests); greetings are too short to say.
const alike: Record<'requester' | 'bot', number> = { requester: 0.5, bot: 0.75 };
// Bots close many turns with the same short courtesy, which is no loop.
const shortest: Record<'requester' | 'bot', number> = { requester: 12, bot: 30 };
const lately = 8;
const grams = new WeakMap<Message, Set<string>>();

/** Somebody goes in circles: the requester says the same again in other words, or the bot gives the same answer again. */
export const repetition: Detector = ({ messages }) => {
  const recent = sinceSettled(messages);
  const requester = repeated(recent, 'requester');
  const bot = repeated(recent, 'bot');
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

/** Ids of the messages that say what one of their author's last few had said already. */
function repeated(messages: Message[], author: 'requester' | 'bot'): string[] {
  const said = messages.filter((message) => message.author === author && message.text.length >= shortest[author]).slice(-lately);
  return said
    .filter((message, index) => said.slice(0, index).some((earlier) => similarity(of(message), of(earlier)) >= alike[author]))
    .map(({ id }) => id);
}

function of(message: Message): Set<string> {
  const known = grams.get(message);
  if (known) return known;
  const made = gramsOf(reading(message).text);
  grams.set(message, made);
  return made;
}
