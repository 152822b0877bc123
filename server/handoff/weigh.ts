import type { BotEvent } from '#domain/bot.ts';
import type { Conversation, Message } from '#domain/conversation.ts';
import type { Queryable } from '#domain/database.ts';
import { redactAssessment } from '#domain/redaction/redact-assessment.ts';
import { saveConversation } from '../store/conversations.ts';
import { logDecision } from '../store/decisions.ts';
import { settledPosition } from '../store/handoff-states.ts';
import { loadMessages } from '../store/messages.ts';
import { decide, type Verdict } from './decide.ts';
import type { HandoffDeps } from './deps.ts';

export interface Weighed extends Verdict {
  /** Our id of the conversation. */
  id: string;
  /** All that was ever told of it. */
  conversation: Conversation;
  /** What was not known before. */
  added: Message[];
}

/**
 * Adds what a bot told to what is known of the conversation, decides on what no person has settled yet, and writes the decision down.
 * @param at milliseconds since 1970
 */
export async function weigh(deps: HandoffDeps, tx: Queryable, bot: string, event: BotEvent, at: number): Promise<Weighed> {
  const { id, conversation, added } = await saveConversation(tx, bot, event.conversation, deps.newId());
  const { rules, isOpen } = deps;
  const settled = await settledPosition(tx, id);
  const fresh =
    settled === null
      ? conversation
      : { ...conversation, messages: await loadMessages(tx, id, settled), report: newsOf(conversation, event) };
  // After a person has ended a handoff, a request with nothing new from the requester is the echo of the old one.
  const isNews = settled === null || fresh.messages.some(({ author }) => author === 'requester');
  const { signals, assessment } = decide(fresh, { bot, rules, isOpen, at, handoffRequested: isNews && event.type === 'handoff_requested' });
  const verdict = { signals, assessment: redactAssessment(assessment, deps.redaction) };
  await logDecision(tx, { id: deps.newId(), conversationId: id, decidedAt: at, messages: conversation.messages.length, ...verdict });
  return { id, conversation, added, ...verdict };
}

/** What the bot tried or doubted before a person took over says nothing about now. */
function newsOf({ report }: Conversation, { conversation: { report: told } }: BotEvent): Conversation['report'] {
  return { ...report, attempts: told.attempts, confidence: told.confidence, reason: told.reason };
}
