import type { JsonObject } from './json.ts';

export type Author = 'requester' | 'bot' | 'agent' | 'system';

export const channels = ['chat', 'email', 'phone', 'sms', 'social', 'other'] as const;
export type Channel = (typeof channels)[number];

export interface Attachment {
  name: string;
  contentType: string | null;
  url: string | null;
}

/** One thing one party said. Absent knowledge is null, never a guess. */
export interface Message {
  /** Unique within its conversation. */
  id: string;
  author: Author;
  /** Display name of the speaker, where the platform tells it. */
  name: string | null;
  text: string;
  /** ISO 8601 in UTC. */
  sentAt: string | null;
  /** 0..1, how sure the bot was of this answer or of its reading of this request. */
  confidence: number | null;
  intent: string | null;
  /** What the bot says it answered from; null where it does not tell, [] where it had none. */
  sources: string[] | null;
  attachments: Attachment[];
}

export interface Requester {
  id: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  attributes: JsonObject;
}

/** A step the bot has already taken for the requester. */
export interface BotAttempt {
  step: string;
  worked: boolean | null;
}

/** What the bot tells about its own understanding of the whole conversation. */
export interface BotReport {
  name: string | null;
  intent: string | null;
  classification: string | null;
  /** 0..1 */
  confidence: number | null;
  /** Why the bot itself wants to stop; its own word, not a reason code of ours. */
  reason: string | null;
  attempts: BotAttempt[];
  /** Slots, variables, error codes: whatever the platform gives and Baton has no better place for. */
  diagnostics: JsonObject;
}

export interface Conversation {
  /** The bot's own id of it. */
  id: string;
  channel: Channel;
  /** BCP 47, as the bot told it. */
  locale: string | null;
  /** ISO 8601 in UTC. */
  startedAt: string | null;
  requester: Requester;
  /** The transcript, oldest first. */
  messages: Message[];
  report: BotReport;
}
