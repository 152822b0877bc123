import type { Conversation } from '#domain/conversation.ts';
import type { Signal } from '#domain/decision.ts';

/** What a detector may know besides the conversation. */
export interface DetectContext {
  /** The bot itself has asked for a handoff. */
  handoffRequested: boolean;
}

/** Sees one kind of reason to step aside. Pure, and bounded in time whatever the text is. */
export type Detector = (conversation: Conversation, context: DetectContext) => Signal[];
