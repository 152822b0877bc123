import type { Brief } from '#domain/brief.ts';
import { composeBrief } from '#domain/compose-brief.ts';
import type { Conversation } from '#domain/conversation.ts';
import { assess } from '#rules/assess.ts';
import { compileRules } from '#rules/compile.ts';
import { defaultRules } from '#rules/defaults.ts';
import { detect } from '#signals/detect.ts';

/** The brief that the built-in rules make of a conversation, computed in this browser. No handoff stands behind it. @param at ISO 8601 in UTC */
export function assessHere(conversation: Conversation, at: string): Brief {
  const signals = detect(conversation, { handoffRequested: false });
  const context = { bot: '', language: () => null, open: () => null, at: Date.parse(at) };
  const assessment = assess(conversation, signals, compileRules(defaultRules), context);
  return composeBrief({ handoffId: '', requestedAt: at, bot: '', conversation, assessment, state: 'requested' });
}
