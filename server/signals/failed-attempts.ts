import type { Message } from '#domain/conversation.ts';
import type { Detector } from './detector.ts';
import { stillFails } from './lexicon/failing.ts';
import { holding } from './reading.ts';
import { sinceSettled } from './since-settled.ts';
import { triedInVain } from './tried-in-vain.ts';

const failsStill = holding(stillFails);

/** Steps that did not help: those the bot reports, and answers after which the requester says it still fails. */
export const failedAttempts: Detector = ({ report, messages }) => {
  const recent = sinceSettled(messages);
  const opening = recent.find((message) => message.author === 'requester');
  const proof: Message[] = [];
  let told: Message | undefined;
  for (const message of recent) {
    if (message.author === 'bot') told = message;
    if (message.author !== 'requester' || !told || !opening) continue;
    if (failsStill(message) || triedInVain(told, message, opening, proof.length > 0)) proof.push(message);
  }
  const reported = report.attempts.filter(({ worked }) => worked === false).length;
  const count = Math.max(reported, proof.length);
  if (count === 0) return [];
  return [
    {
      code: 'failed_attempts',
      // What the bot itself reports is a little surer than what is heard.
      strength: Math.min(1, (reported > 0 ? 0.2 : 0.1) + 0.3 * count),
      sentence: count === 1 ? 'One attempt did not help.' : `${count} attempts did not help.`,
      params: { count },
      evidence: proof.map(({ id }) => id),
    },
  ];
};
