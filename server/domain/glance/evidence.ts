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
    const found = said.filter(({ text }) => text.includes(wanted));
    return (found.findLast(({ isRequester }) => isRequester) ?? found.at(-1))?.at ?? null;
  };
}

/** Ids of the messages that prove any of these reasons. */
export function provenBy(brief: Brief, codes: ReasonCode[]): Set<string> {
  return new Set(brief.why.reasons.filter(({ code }) => codes.includes(code)).flatMap(({ evidence }) => evidence));
}
