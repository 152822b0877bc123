import type { Message } from '#domain/conversation.ts';
import type { Detector } from './detector.ts';
import { asBefore, invites, stillFails } from './lexicon/failing.ts';
import { holding } from './reading.ts';
import { sinceSettled } from './since-settled.ts';
import { speaksOfElse } from './speaks-of-else.ts';
import { triedInVain } from './tried-in-vain.ts';

const failsStill = holding(stillFails);
const compares = holding(asBefore);
const inviting = holding(invites);
const longestGreeting = 8;
// What a reply is about was said lately or at the start: looked at is no more, however long the conversation.
const lately = 12;

/** Steps that did not help: those the bot reports, and answers after which the requester says it still fails. */
export const failedAttempts: Detector = ({ report, messages }) => {
  const recent = sinceSettled(messages);
  const proof: Message[] = [];
  let told: Message | undefined;
  for (const [place, message] of recent.entries()) {
    if (message.author === 'bot') told = message;
    if (message.author !== 'requester' || !told) continue;
    const before = [...recent.slice(0, 1), ...recent.slice(Math.max(1, place - lately), place)];
    if (fails(told, message, before) || triedInVain(told, message, before, proof.length > 0)) proof.push(message);
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

/** It is said outright, and of something that has been spoken of. */
function fails(told: Message, message: Message, before: Message[]): boolean {
  if (!failsStill(message) || (!compares(message) && speaksOfElse(message, before))) return false;
  // Asked what it is about, somebody tells the trouble for the first time.
  return !inviting(told) || before.some(({ author, text }) => author === 'requester' && text.trim().length > longestGreeting);
}
