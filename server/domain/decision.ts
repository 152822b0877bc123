import type { Channel } from './conversation.ts';

export const decisions = ['answer', 'offer', 'handoff'] as const;
/** `answer`: the bot goes on; `offer`: the bot offers a human; `handoff`: a human takes over. */
export type Decision = (typeof decisions)[number];

export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

export const reasonCodes = [
  'asked_for_human',
  'low_confidence',
  'failed_attempts',
  'repetition',
  'frustration',
  'sensitive_topic',
  'out_of_knowledge',
  'bot_requested',
  'bot_failed',
  'customer_value',
  'custom',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** Values a translated sentence may need, such as the confidence as a share of 1. */
export type SentenceParams = Record<string, string | number>;

/** A reason to step aside, seen by a detector. */
export interface Signal {
  code: ReasonCode;
  /** 0..1, comparable with a rule's `at_least`. */
  strength: number;
  /** English; the panel translates `signal.<code>` with `params` and falls back to this. */
  sentence: string;
  params: SentenceParams;
  /** Ids of the messages that prove it. */
  evidence: string[];
}

/** A signal that a rule acted upon. */
export interface Reason extends Signal {
  /** Id of the escalation rule. */
  rule: string;
}

/** A rule whose wish was not followed, and the rule that had its way instead. */
export interface Overruled {
  rule: string;
  /** Kind of the action. */
  action: string;
  by: string;
}

export interface Assessment {
  decision: Decision;
  priority: Priority;
  /** Strongest first. */
  reasons: Reason[];
  tags: string[];
  /** Channels the requester may be offered. */
  channels: Channel[];
  group: string | null;
  form: string | null;
  fields: Record<string, string>;
  /** What the bot should tell the requester, where a rule says so. */
  say: string | null;
  /** Whom to alert besides the agents' desk. */
  alerts: string[];
  /** What still has to be asked before a handoff. */
  missing: string[];
  overruled: Overruled[];
}
