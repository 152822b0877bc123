import type { Conversation } from '#domain/conversation.ts';
import type { Assessment, Signal } from '#domain/decision.ts';
import { assess } from '#rules/assess.ts';
import type { CompiledRules } from '#rules/compile.ts';
import type { IsOpen } from '#rules/hours.ts';
import { detect } from '#signals/detect.ts';
import { languageOf } from '#signals/language.ts';

/** What was decided, and every signal that was seen, whether or not a rule acted on it. */
export interface Verdict {
  assessment: Assessment;
  signals: Signal[];
}

/** What is decided with. */
export interface Deciding {
  /** The name under which the bot is configured. */
  bot: string;
  rules: CompiledRules;
  /** Null where no business hours are configured. */
  isOpen: IsOpen | null;
  /** Milliseconds since 1970. */
  at: number;
  /** The bot has announced the handoff. */
  handoffRequested: boolean;
}

/** The one way in which Baton decides: for webhooks, for bots that ask, and for back-tests. */
export function decide(conversation: Conversation, { bot, rules, isOpen, at, handoffRequested }: Deciding): Verdict {
  const signals = detect(conversation, { handoffRequested });
  const context = { bot, language: () => languageOf(conversation), open: () => isOpen?.(at) ?? null, at };
  return { signals, assessment: assess(conversation, signals, rules, context) };
}
