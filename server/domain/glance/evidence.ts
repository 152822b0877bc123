import type { Brief, BriefMessage } from '../brief.ts';
import type { ReasonCode } from '../decision.ts';

/** Agents read the end, and a claim must not cost a walk through thousands of messages for each of its words. */
export const looked = 400;

/** The newest messages with their places, oldest first. */
export function newest(messages: BriefMessage[]): { message: BriefMessage; at: number }[] {
  const from = Math.max(0, messages.length - looked);
  return messages.slice(from).map((message, index) => ({ message, at: from + index }));
}

/** Finds where something was last said: by the requester if they said it, else by anybody; null where nobody did. */
export function finderIn(messages: BriefMessage[]): (words: string) => number | null {
  const said = newest(messages).map(({ message, at }) => ({
    at,
    text: message.text.toLowerCase(),
    isRequester: message.author === 'requester',
  }));
  return (words) => {
    const wanted = words.trim().toLowerCase();
    if (wanted.length < 3) return null;
    const found = said.filter(({ text }) => standsIn(text, wanted));
    return (found.findLast(({ isRequester }) => isRequester) ?? found.at(-1))?.at ?? null;
  };
}

const joins = /[\p{L}\p{M}\p{N}]/u;
/** Scripts that put no space between words: there a word begins anywhere. */
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Whether the words stand there by themselves: "Ana" is not said in "banana". */
function standsIn(text: string, wanted: string): boolean {
  for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + 1)) {
    const end = from + wanted.length;
    if (!isInside(text[from - 1], wanted[0]) && !isInside(wanted.at(-1), text[end])) return true;
  }
  return false;
}

function isInside(left: string | undefined, right: string | undefined): boolean {
  if (left === undefined || right === undefined || spaceless.test(left + right)) return false;
  return joins.test(left) && joins.test(right);
}

/** Ids of the messages that prove any of these reasons. */
export function provenBy(brief: Brief, codes: ReasonCode[]): Set<string> {
  return new Set(brief.why.reasons.filter(({ code }) => codes.includes(code)).flatMap(({ evidence }) => evidence));
}
