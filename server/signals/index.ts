import type { ReasonCode } from '#domain/decision.ts';
import { askedForHuman } from './asked-for-human.ts';
import { botFailed } from './bot-failed.ts';
import { botRequested } from './bot-requested.ts';
import { customerValue } from './customer-value.ts';
import type { Detector } from './detector.ts';
import { failedAttempts } from './failed-attempts.ts';
import { frustration } from './frustration.ts';
import { lowConfidence } from './low-confidence.ts';
import { outOfKnowledge } from './out-of-knowledge.ts';
import { repetition } from './repetition.ts';
import { sensitiveTopic } from './sensitive-topic.ts';

export type SignalKind = Exclude<ReasonCode, 'custom'>;

export const detectors: Record<SignalKind, Detector> = {
  asked_for_human: askedForHuman,
  low_confidence: lowConfidence,
  failed_attempts: failedAttempts,
  repetition,
  frustration,
  sensitive_topic: sensitiveTopic,
  out_of_knowledge: outOfKnowledge,
  bot_requested: botRequested,
  bot_failed: botFailed,
  customer_value: customerValue,
};
