import type { Message } from '#domain/conversation.ts';
import type { Detector } from './detector.ts';
import {
  accepts,
  anybodyThere,
  bare,
  callBack,
  elsewhere,
  nobody,
  notTheMachine,
  offersHuman,
  person,
  refusals,
  refusedBefore,
  whoWrites,
  wish,
} from './lexicon/asking.ts';
import { forRole, throughToSomebody } from './lexicon/asking-for-roles.ts';
import { score, scoreText } from './model/score.ts';
import { onceOf, reading } from './reading.ts';

// Only what was said lately: a wish of twenty messages ago that was dealt with is no wish any more.
const lately = 3;
const quoteLength = 140;
const faintest = 0.4;
const sure = 0.65;
const shortestAcceptance = 60;
const wishesByThemselves = [bare, throughToSomebody, anybodyThere, notTheMachine];

/** The requester asks for a person: in so many words, by what was learned of such wishes, or by taking up the bot's offer. */
export const askedForHuman: Detector = ({ messages }) => {
  const said = messages.map((message, index) => ({ message, index })).filter(({ message }) => message.author === 'requester');
  const asking = said
    .slice(-lately)
    .map(({ message, index }) => ({ message, strength: Math.max(asks(message), takesUpOffer(messages, index)) }))
    .filter(({ strength }) => strength >= faintest);
  const last = asking.at(-1);
  if (!last) return [];
  const strength = Math.max(...asking.map((one) => one.strength));
  const quote = last.message.text.trim().slice(0, quoteLength);
  return [
    {
      code: 'asked_for_human',
      strength,
      sentence: strength < sure ? `The requester may want a human: “${quote}”` : `The requester asked for a human: “${quote}”`,
      params: { quote },
      evidence: asking.map(({ message }) => message.id),
    },
  ];
};

/** How surely one message asks for a person, 0..1. */
export const asks = onceOf((message): number => {
  const { clauses } = reading(message);
  return asksIn(clauses, (kept) => (kept.length === clauses.length ? score(message) : scoreText(kept.join('. '), kept)).asks);
});

/**
 * How surely the clauses of a text ask for a person: by pattern, or by what was learned.
 * @param learned is asked about the clauses that are not plainly no wish
 */
export function asksIn(clauses: string[], learned: (kept: string[]) => number): number {
  if (clauses.some(clauseAsks)) return 0.95;
  return learned(clauses.filter((clause) => !isNoWish(clause)));
}

function clauseAsks(clause: string): boolean {
  if (wishesByThemselves.some((pattern) => pattern.test(clause)) || wantsRole(clause)) return true;
  if (callBack.test(clause) && !isNoWish(clause) && !elsewhere.test(clause)) return true;
  return person.test(clause) && wish.test(clause) && !isNoWish(clause) && !elsewhere.test(clause);
}

function wantsRole(clause: string): boolean {
  const found = forRole.exec(clause);
  return found !== null && !refusedBefore.test(clause.slice(0, found.index)) && !whoWrites.test(clause) && !elsewhere.test(clause);
}

function isNoWish(clause: string): boolean {
  if (nobody.test(clause) || whoWrites.test(clause)) return true;
  const found = person.exec(clause);
  return found !== null && refusals.test(clause.slice(0, found.index));
}

/** "Yes please" asks for a person when the bot had just offered one. */
function takesUpOffer(messages: Message[], index: number): number {
  const before = messages[index - 1];
  const message = messages[index];
  if (!before || !message || before.author !== 'bot' || message.text.length > shortestAcceptance) return 0;
  return offersHuman.test(reading(before).text) && accepts.test(reading(message).text) ? 0.95 : 0;
}
