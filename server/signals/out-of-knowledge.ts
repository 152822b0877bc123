import type { Message } from '#domain/conversation.ts';
import type { Detector } from './detector.ts';
import { admits } from './lexicon/admitting.ts';
import { holding } from './reading.ts';
import { sinceSettled } from './since-settled.ts';

const fallbackIntent =
  /(^|[._\-/ ])(fallback|none|unknown|no[_-]?match|nomatch|out[_-]?of[_-]?(scope|domain)|oos|default[_-]?fallback|nlu_fallback|not[_-]?understood)([._\-/ ]|$)/i;
const admitting = holding(admits);

/** The bot answers from nothing: no sources, a fallback intent, or an answer that admits it. One such answer weighs little. */
export const outOfKnowledge: Detector = ({ messages }) => {
  const answers = sinceSettled(messages).filter((message) => message.author === 'bot');
  const lost = answers.filter(knowsNothing);
  if (lost.length === 0) return [];
  const again = answers.at(-1) === lost.at(-1);
  return [
    {
      code: 'out_of_knowledge',
      // An answer that found its footing again takes most of the worry away.
      strength: Math.min(1, 0.1 + 0.3 * lost.length) * (again ? 1 : 0.5),
      sentence: lost.length === 1 ? 'The bot found no answer in what it knows.' : `The bot found no answer ${lost.length} times.`,
      params: { count: lost.length },
      evidence: lost.map(({ id }) => id),
    },
  ];
};

function knowsNothing(message: Message): boolean {
  if (message.sources?.length === 0) return true;
  if (message.intent !== null && fallbackIntent.test(message.intent)) return true;
  return admitting(message);
}
