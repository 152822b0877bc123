import type { Message } from '#domain/conversation.ts';
import type { Detector } from './detector.ts';
import { botBroke } from './lexicon/failing.ts';
import { thanked } from './lexicon/frustration.ts';
import { contradicted, recalled, turned } from './lexicon/insisting.ts';
import { holding } from './reading.ts';
import { sinceSettled } from './since-settled.ts';

// People often send a thought in two or three pieces; a fourth without an answer means nobody is listening.
const unansweredMost = 3;
const breaks = holding(botBroke);
const contradicts = holding(contradicted);
const recalls = holding(recalled);
const turns = holding(turned);
const thanks = holding(thanked);

/** The bot itself broke: an error instead of an answer, an empty answer, silence, or words against its own. */
export const botFailed: Detector = ({ messages }) => {
  const failures = sinceSettled(messages).filter((message) =>
    message.author === 'bot' ? isFailure(message) : message !== messages[0] && catchesOut(message),
  );
  const lastAnswer = messages.findLastIndex((message) => message.author !== 'requester');
  const unanswered = messages.slice(lastAnswer + 1);
  const silent = unanswered.length > unansweredMost;
  if (failures.length === 0 && !silent) return [];
  const told = failures.filter(({ author }) => author === 'requester').length;
  const isTold = told === failures.length;
  const sentence = silent
    ? `The bot left ${unanswered.length} messages unanswered.`
    : isTold
      ? 'The bot contradicted itself.'
      : 'The bot answered with an error.';
  return [
    {
      code: 'bot_failed',
      // What the requester tells of weighs less than what is seen.
      strength: silent ? 0.8 : Math.min(1, (isTold ? 0.45 : 0.35) + 0.3 * (failures.length - told) + 0.2 * told),
      sentence,
      params: { count: silent ? unanswered.length : failures.length },
      evidence: (silent ? unanswered : failures).map(({ id }) => id),
    },
  ];
};

function isFailure(message: Message): boolean {
  if (message.text.trim() === '') return message.attachments.length === 0;
  return message.text.length < 400 && breaks(message);
}

/** The requester shows the bot that it says now one thing, now another. */
function catchesOut(message: Message): boolean {
  return message.author === 'requester' && (contradicts(message) || (recalls(message) && turns(message) && !thanks(message)));
}
