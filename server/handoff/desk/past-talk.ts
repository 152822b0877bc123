import type { Conversation } from '#domain/conversation.ts';
import { AppError } from '#domain/errors.ts';
import { redactText } from '#domain/redaction/redact.ts';
import { redactConversation } from '#domain/redaction/redact-conversation.ts';
import { type PastConversation, pastConversation } from '../../store/past-conversations.ts';
import { type RecentConversation, recentConversations } from '../../store/recent-conversations.ts';
import type { HandoffDeps } from '../deps.ts';

const longestOpening = 160;

/** Stored conversations, the last decided about first, as they may be seen. @param before milliseconds since 1970 */
export async function listTalks(
  { db, redaction }: HandoffDeps,
  before: number | null,
  limit: number,
): Promise<(Omit<RecentConversation, 'opening'> & { opening: string | null })[]> {
  const found = await recentConversations(db, before, limit);
  return found.map(({ opening, ...about }) => ({
    ...about,
    opening: opening === null ? null : redactText(opening.text, redaction).slice(0, longestOpening),
  }));
}

/** One of them, with what was decided about it when. @throws AppError unknown_conversation */
export async function readTalk(
  { db, redaction }: HandoffDeps,
  id: string,
): Promise<Pick<PastConversation, 'bot' | 'decisions' | 'needed'> & { conversation: Conversation }> {
  const past = await pastConversation(db, id);
  if (!past) throw new AppError('unknown_conversation', `No conversation ${id} is stored`);
  return { ...past, conversation: redactConversation(past.conversation, redaction) };
}
