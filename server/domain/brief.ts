import type { Author, Channel } from './conversation.ts';
import type { Decision, Priority, ReasonCode, SentenceParams } from './decision.ts';
import type { JsonObject } from './json.ts';

/**
 * The escalation summary the agent reads: one shape, versioned, attached to the ticket as
 * `baton-brief.json` and answered by the server. Spelled as it travels (snake_case), so nothing converts it.
 */
export interface Brief {
  version: 1;
  handoff: { id: string; state: HandoffState; requested_at: string };
  why: { decision: Decision; priority: Priority; reasons: BriefReason[] };
  conversation: { id: string; bot: string; bot_name: string | null; channel: Channel; locale: string | null; started_at: string | null };
  requester: { id: string | null; name: string | null; email: string | null; phone: string | null; attributes: JsonObject };
  intent: string | null;
  classification: string | null;
  /** 0..1 */
  confidence: number | null;
  attempts: { step: string; worked: boolean | null }[];
  diagnostics: JsonObject;
  /** Oldest first. */
  messages: BriefMessage[];
  /** How many older messages were left out of `messages`. */
  omitted: number;
  /** Names of what rules wanted asked before a handoff and nobody told. */
  missing: string[];
  /** What a rule has the requester told at the handoff. */
  say: string | null;
  /** What the requester put right or added after they had read what was passed on; oldest first. */
  from_requester: { kind: 'corrected' | 'added'; text: string; at: string }[];
  /** What a language model wrote; null where none was asked, or nothing it said held. */
  summary: BriefSummary | null;
}

/** Sentences that were each found in the messages they cite; never sent to anybody by itself. */
export interface BriefSummary {
  model: string;
  /** Two at the most. */
  lines: Claim[];
  /** The middle of a first reply, for an agent to read, change and send; [] where there is none. */
  draft: Claim[];
}

export interface Claim {
  text: string;
  /** Ids of messages in `messages`. */
  evidence: string[];
}

export type HandoffState = 'requested' | 'accepted' | 'completed' | 'failed';

export interface BriefReason {
  code: ReasonCode;
  rule: string;
  strength: number;
  sentence: string;
  params: SentenceParams;
  /** Ids of messages in `messages`. */
  evidence: string[];
}

export interface BriefMessage {
  id: string;
  author: Author;
  name: string | null;
  text: string;
  sent_at: string | null;
  confidence: number | null;
  intent: string | null;
  sources: string[] | null;
  attachments: { name: string; content_type: string | null; url: string | null }[];
}

export const briefFileName = 'baton-brief.json';
