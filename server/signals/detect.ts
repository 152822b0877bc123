import type { Conversation } from '#domain/conversation.ts';
import type { Signal } from '#domain/decision.ts';
import type { DetectContext } from './detector.ts';
import { detectors } from './index.ts';

/** Every signal of a conversation, strongest first. */
export function detect(conversation: Conversation, context: DetectContext): Signal[] {
  return Object.values(detectors)
    .flatMap((detector) => detector(conversation, context))
    .sort((a, b) => b.strength - a.strength);
}
