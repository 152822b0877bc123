import type { ReasonCode } from '../decision.ts';

/** The sentences of a first reply in one language; {x} is filled in. */
export interface ReplyWords {
  /** With {name}, and without. */
  greeting: string;
  greetingWithoutName: string;
  /** Proves that somebody has read. */
  read: string;
  reasons: Record<ReasonCode, string>;
  /** With {facts}. */
  facts: string;
  /** With {steps}. */
  tried: string;
  /** With {question}: the bot's own, left unanswered. */
  question: string;
  /** With {missing}: names. */
  missing: string;
  contact: string;
  closing: string;
}
