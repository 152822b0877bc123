import type { Brief, BriefMessage, HandoffState } from './brief.ts';
import type { Conversation, Message } from './conversation.ts';
import type { Assessment } from './decision.ts';

interface BriefParts {
  handoffId: string;
  /** ISO 8601 in UTC. */
  requestedAt: string;
  /** The name under which the bot is configured. */
  bot: string;
  conversation: Conversation;
  assessment: Assessment;
  state: HandoffState;
}

// Agents read the end; the panel was measured up to 5,000 messages and an attachment must stay small enough to fetch at once.
const longestTranscript = 5_000;

/**
 * Puts together what the agent has to know. The bot's own report wins; where it is silent, the last message that
 * tells an intent or a confidence speaks. Of an overlong conversation the newest 5,000 messages are kept, and those
 * that prove a reason.
 */
export function composeBrief({ handoffId, requestedAt, bot, conversation, assessment, state }: BriefParts): Brief {
  const { report, requester } = conversation;
  const messages = keepMessages(conversation.messages, new Set(assessment.reasons.flatMap((reason) => reason.evidence)));
  return {
    version: 1,
    handoff: { id: handoffId, state, requested_at: requestedAt },
    why: {
      decision: assessment.decision,
      priority: assessment.priority,
      reasons: assessment.reasons.map(({ code, rule, strength, sentence, params, evidence }) => ({
        code,
        rule,
        strength,
        sentence,
        params,
        evidence,
      })),
    },
    conversation: {
      id: conversation.id,
      bot,
      bot_name: report.name,
      channel: conversation.channel,
      locale: conversation.locale,
      started_at: conversation.startedAt,
    },
    requester: {
      id: requester.id,
      name: requester.name,
      email: requester.email,
      phone: requester.phone,
      attributes: requester.attributes,
    },
    intent: report.intent ?? lastKnown(conversation.messages, 'intent'),
    classification: report.classification,
    confidence: report.confidence ?? lastKnown(conversation.messages, 'confidence'),
    attempts: report.attempts.map(({ step, worked }) => ({ step, worked })),
    diagnostics: report.diagnostics,
    messages: messages.map(toBriefMessage),
    omitted: conversation.messages.length - messages.length,
    missing: assessment.missing,
    say: assessment.say,
    from_requester: [],
    summary: null,
  };
}

/** Evidence stays readable however long ago it was said. */
function keepMessages(messages: Message[], evidence: Set<string>): Message[] {
  const firstKept = messages.length - longestTranscript;
  return messages.filter((message, index) => index >= firstKept || evidence.has(message.id));
}

function lastKnown<K extends 'intent' | 'confidence'>(messages: Message[], key: K): Message[K] {
  return messages.findLast((message) => message[key] !== null)?.[key] ?? null;
}

/** A message as it travels. */
export function toBriefMessage(message: Message): BriefMessage {
  return {
    id: message.id,
    author: message.author,
    name: message.name,
    text: message.text,
    sent_at: message.sentAt,
    confidence: message.confidence,
    intent: message.intent,
    sources: message.sources,
    attachments: message.attachments.map(({ name, contentType, url }) => ({ name, content_type: contentType, url })),
  };
}
