import type { Conversation } from '#domain/conversation.ts';

/**
 * A conversation as it was decided about at a moment of the past: what had been said by then, from where a person gave it back to the bot.
 * What the bot reported of its tries and doubts before that says nothing about what came after; later reports are not kept one by one.
 * @param messages how many had been said @param settled how many of them a person had dealt with
 */
export function seenAt(conversation: Conversation, { messages, settled }: { messages: number; settled: number }): Conversation {
  const seen = { ...conversation, messages: conversation.messages.slice(settled, messages) };
  return settled === 0 ? seen : { ...seen, report: { ...conversation.report, attempts: [], confidence: null, reason: null } };
}
