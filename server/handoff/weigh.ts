import type { BotEvent } from '#domain/bot.ts';
import type { Conversation } from '#domain/conversation.ts';
import type { Queryable } from '#domain/database.ts';
import { saveConversation } from '../store/conversations.ts';
import { logDecision } from '../store/decisions.ts';
import { decide, type Verdict } from './decide.ts';
import type { HandoffDeps } from './deps.ts';

export interface Weighed extends Verdict {
  /** Our id of the conversation. */
  id: string;
  /** All that was ever told of it. */
  conversation: Conversation;
}

/** Adds what a bot told to what is known of the conversation, decides on the whole of it, and writes the decision down. @param at milliseconds since 1970 */
export async function weigh(deps: HandoffDeps, tx: Queryable, bot: string, event: BotEvent, at: number): Promise<Weighed> {
  const { id, conversation } = await saveConversation(tx, bot, event.conversation, deps.newId());
  const { rules, isOpen } = deps;
  const verdict = decide(conversation, { bot, rules, isOpen, at, handoffRequested: event.type === 'handoff_requested' });
  await logDecision(tx, { id: deps.newId(), conversationId: id, decidedAt: at, messages: conversation.messages.length, ...verdict });
  return { id, conversation, ...verdict };
}
