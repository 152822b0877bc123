import type { ReasonCode } from '#domain/decision.ts';
import { askedForHuman } from './asked-for-human.ts';
import { botRequested } from './bot-requested.ts';
import type { Detector } from './detector.ts';
import { lowConfidence } from './low-confidence.ts';

export type SignalKind = Extract<ReasonCode, 'asked_for_human' | 'low_confidence' | 'bot_requested'>;

export const detectors: Record<SignalKind, Detector> = {
  asked_for_human: askedForHuman,
  low_confidence: lowConfidence,
  bot_requested: botRequested,
};
