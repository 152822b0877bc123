import type { Message } from '#domain/conversation.ts';
import { questionMark } from '#domain/question-mark.ts';
import { ahead, changed, claims, done, step, unchanged, wantsData } from './lexicon/steps.ts';
import { holding, onceOf, reading } from './reading.ts';

const longestReport = 300;
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

/** What the last half-sentence says that says anything of it. */
const verdictOf = onceOf((reply): 'changed' | 'unchanged' | undefined => {
  for (const clause of reading(reply).clauses.toReversed()) {
    if (changed.test(clause)) return 'changed';
    if (unchanged.test(clause)) return 'unchanged';
  }
  return undefined;
});

/**
 * A requester's reply reports in words of their own that what the bot told them to do, or claims to have done, changed nothing: they have
 * taken the step and say no or same, or tell the trouble they came with once more.
 * @param opening what the requester came with
 * @param isKnown something has failed before: where the bot claims again that it is done, whatever is no better tells that it is not
 */
export function triedInVain(told: Message, reply: Message, opening: Message, isKnown: boolean): boolean {
  const { text } = reading(reply);
  if (text.length > longestReport) return false;
  const claimed = claiming(told);
  if (!claimed && (!stepping(told) || asksForData(told))) return false;
  if (!claimed && !doing(reply) && (questionMark.test(told.text) || shared(told, text) === 0)) return false;
  if (looksAhead(reply)) return false;
  const verdict = verdictOf(reply);
  if (verdict !== undefined) return verdict === 'unchanged';
  return (
    !questionMark.test(reply.text) &&
    ((claimed && isKnown) || (opening !== reply && shared(opening, text, reading(told).text) >= fewestOfTrouble))
  );
}

/** How many words of a message are in a text, by their first letters. @param except words in here do not count */
function shared(message: Message, text: string, except = ''): number {
  const said = reading(message).text;
  const counts = (piece: string) => text.includes(piece) && !except.includes(piece);
  let found = 0;
  for (const word of new Set(said.split(/[^\p{L}\p{M}\p{N}]+/u)))
    if (word.length >= shortestWord && counts(word.slice(0, Math.min(longestStem, Math.max(shortestWord, word.length - 2))))) found += 1;
  for (const [run] of said.matchAll(spaceless))
    for (let at = 0; at + 2 <= run.length; at += 1) if (counts(run.slice(at, at + 2))) found += 1;
  return found;
}
