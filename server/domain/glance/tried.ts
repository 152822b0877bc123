import type { Brief, BriefMessage } from '../brief.ts';
import { oneLine } from '../visible.ts';
import { newest, provenBy } from './evidence.ts';

/** Something that need not be suggested again. */
export interface TriedStep {
  step: string;
  /** null where nobody tells. */
  worked: boolean | null;
  at: number | null;
}

const longest = 140;

/** What the bot reports it did; where it reports nothing, the answers that the requester turned down. */
export function triedSteps(brief: Brief): TriedStep[] {
  const { attempts, messages } = brief;
  if (attempts.length > 0) {
    // Once for all steps: cutting messages into words is most of what this costs.
    const spoken = newest(messages).map(({ message, at }) => ({ at, words: stems(message.text), isBot: message.author === 'bot' }));
    return attempts.map(({ step, worked }) => ({ step, worked, at: nearest(spoken, step) }));
  }
  return turnedDown(brief);
}

/** The message that speaks most of what the step speaks of: half of its words or more, the bot's own before others'. */
function nearest(spoken: { at: number; words: Set<string>; isBot: boolean }[], step: string): number | null {
  const wanted = stems(step);
  let best: { at: number; shared: number } | null = null;
  for (const { at, words, isBot } of spoken) {
    const shared = [...wanted].filter((word) => words.has(word)).length + (isBot ? 0.5 : 0);
    if (shared >= wanted.size / 2 && shared >= 1 && shared >= (best?.shared ?? 0)) best = { at, shared };
  }
  return best?.at ?? null;
}

/** Words cut to what their forms share. */
function stems(text: string): Set<string> {
  return new Set(
    (
      text
        .slice(0, 2_000)
        .toLowerCase()
        .match(/\p{L}{4,}|\d{3,}|[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]{2}/gu) ?? []
    ).map((word) => word.slice(0, 5)),
  );
}

/** Newest first. */
function turnedDown(brief: Brief): TriedStep[] {
  const unhappy = provenBy(brief, ['failed_attempts', 'repetition', 'frustration']);
  const steps: TriedStep[] = [];
  let answer: { message: BriefMessage; at: number } | null = null;
  for (const one of newest(brief.messages)) {
    const { author, id } = one.message;
    if (author === 'bot') answer = one;
    if (author !== 'requester') continue;
    if (answer && unhappy.has(id)) steps.push({ step: oneLine(answer.message.text, longest), worked: false, at: answer.at });
    answer = null;
  }
  steps.reverse();
  return steps.filter(({ step }, index) => step !== '' && steps.findIndex((other) => other.step === step) === index);
}
