import type { Message } from '#domain/conversation.ts';
import { questionMark } from '#domain/question-mark.ts';
import { commonWords } from './lexicon/common-words.ts';
import { agrees, newRequest } from './lexicon/new-request.ts';
import { ahead, changed, claims, denied, done, step, unchanged, wantsData } from './lexicon/steps.ts';
import { holding, onceOf, reading } from './reading.ts';
import { speaksOfElse } from './speaks-of-else.ts';

const longestReport = 300;
// “Red again”: what is so short after a step is about the step.
const longestWord = 40;
const shortestWord = 4;
const longestStem = 6;
// One word of the trouble names the thing; two tell the trouble again.
const fewestOfTrouble = 2;
const spaceless = /[\p{Script=Han}\p{Script=Katakana}]{2,}/gu;

const claiming = holding(claims);
const stepping = holding(step);
const doing = holding(done);
const asksForData = holding(wantsData);
const looksAhead = holding(ahead);

type Verdict = 'changed' | 'unchanged' | 'denied' | 'agreed' | 'asked';

/** What the last half-sentence says that says anything of it. */
const verdictOf = onceOf((reply): Verdict | undefined => {
  const told = reading(reply).clauses.filter((clause) => !newRequest.test(clause));
  if (told.length === 0) return 'asked';
  const isAgreed = told.some((clause) => agrees.test(clause));
  for (const clause of told.toReversed()) {
    if (changed.test(clause)) return 'changed';
    if (unchanged.test(clause)) return 'unchanged';
    if (denied.test(clause)) return isAgreed && !doing(reply) ? 'agreed' : 'denied';
  }
  return isAgreed ? 'agreed' : undefined;
});

/**
 * A requester's reply reports in words of their own that what the bot told them to do, or claims to have done, changed nothing: they have
 * taken the step and say no or same, or tell the trouble they came with once more.
 * @param before what was said lately before the reply, and what the requester came with; oldest first
 * @param isKnown something has failed before: where the bot claims again that it is done, whatever is no better tells that it is not
 */
export function triedInVain(told: Message, reply: Message, before: Message[], isKnown: boolean): boolean {
  const { text } = reading(reply);
  if (text.length > longestReport) return false;
  const claimed = claiming(told);
  if (!claimed && (!stepping(told) || asksForData(told))) return false;
  if (!claimed && !doing(reply)) {
    if (questionMark.test(told.text)) return false;
    const isCurt = text.length <= longestWord && verdictOf(reply) === 'unchanged';
    if (!isCurt && shared(told, text) === 0) return false;
  }
  if (looksAhead(reply)) return false;
  const verdict = verdictOf(reply);
  if (claimed && verdict === 'unchanged' && !questionMark.test(reply.text)) return true;
  if (speaksOfElse(reply, before)) return false;
  if (verdict === 'unchanged') return true;
  const troubles = before.filter(({ author }) => author === 'requester');
  const ofTrouble = (except: string) => Math.max(0, ...troubles.map((earlier) => shared(earlier, text, except)));
  if (verdict === 'denied')
    return doing(reply) || Math.max(ofTrouble(''), ofTrouble(reading(told).text) + shared(told, text)) >= fewestOfTrouble;
  if (verdict !== undefined || questionMark.test(reply.text)) return false;
  if (claimed && isKnown && (doing(reply) || ofTrouble('') > 0)) return true;
  return ofTrouble(reading(told).text) >= fewestOfTrouble;
}

/** How many words of a message are in a text, by their first letters. @param except words in here do not count */
function shared(message: Message, text: string, except = ''): number {
  let found = 0;
  for (const piece of piecesOf(message)) if (text.includes(piece) && !except.includes(piece)) found += 1;
  return found;
}

/** First letters of the words of a message that are about something, and of runs without spaces every two signs. */
const piecesOf = onceOf((message) => {
  const said = reading(message).text;
  const pieces = new Set<string>();
  for (const word of said.split(/[^\p{L}\p{M}\p{N}]+/u))
    if (word.length >= shortestWord && !commonWords.has(word))
      pieces.add(word.slice(0, Math.min(longestStem, Math.max(shortestWord, word.length - 2))));
  for (const [run] of said.matchAll(spaceless)) for (let at = 0; at + 2 <= run.length; at += 1) pieces.add(run.slice(at, at + 2));
  return [...pieces];
});
