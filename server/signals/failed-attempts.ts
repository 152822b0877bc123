import type { Detector } from './detector.ts';
import { stillFails } from './lexicon/failing.ts';
import { reading } from './reading.ts';
import { sinceSettled } from './since-settled.ts';

/** Steps that did not help: those the bot reports, and answers after which the requester says it still fails. */
export const failedAttempts: Detector = ({ report, messages }) => {
  const recent = sinceSettled(messages);
  const firstAnswer = recent.findIndex((message) => message.author === 'bot');
  const proof =
    firstAnswer < 0
      ? []
      : recent.filter((message, index) => index > firstAnswer && message.author === 'requester' && stillFails.test(reading(message).text));
  const reported = report.attempts.filter(({ worked }) => worked === false).length;
  const count = Math.max(reported, proof.length);
  if (count === 0) return [];
  return [
    {
      code: 'failed_attempts',
      strength: Math.min(1, 0.1 + 0.3 * count),
      sentence: count === 1 ? 'One attempt did not help.' : `${count} attempts did not help.`,
      params: { count },
      evidence: proof.map(({ id }) => id),
    },
  ];
};
