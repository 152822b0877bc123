import type { Conversation } from '#domain/conversation.ts';
import type { Assessment, Signal } from '#domain/decision.ts';
import { assess } from '#rules/assess.ts';
import type { CompiledRules } from '#rules/compile.ts';
import { detect } from '#signals/detect.ts';

/** What was decided, and every signal that was seen, whether or not a rule acted on it. */
export interface Verdict {
  assessment: Assessment;
  signals: Signal[];
}

/** The one way in which Baton decides: for webhooks, for bots that ask, and for back-tests. */
export function decide(conversation: Conversation, bot: string, rules: CompiledRules, handoffRequested: boolean): Verdict {
  const signals = detect(conversation, { handoffRequested });
  const language = conversation.locale?.slice(0, 2).toLowerCase() ?? null;
  return { signals, assessment: assess(conversation, signals, rules, { bot, language, open: null }) };
}
