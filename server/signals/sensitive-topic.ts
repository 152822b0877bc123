import type { Message } from '#domain/conversation.ts';
import type { Signal } from '#domain/decision.ts';
import type { Detector } from './detector.ts';
import { sensitive, type Topic, topics } from './lexicon/sensitive.ts';
import { score, scoreText } from './model/score.ts';
import { clauses } from './normalise.ts';
import { reading } from './reading.ts';

const names: Record<Topic, string> = {
  self_harm: 'self-harm or suicide',
  safety: 'danger to life or health',
  fraud: 'fraud or theft',
  legal: 'legal action',
  privacy: 'personal data',
  billing_dispute: 'a disputed charge',
};
const certain = 0.5;

/** A topic that people, not bots, should deal with. One signal a topic; the requester's words alone count. */
export const sensitiveTopic: Detector = ({ messages }) => {
  const said = messages.filter((message) => message.author === 'requester');
  return topics.flatMap((topic): Signal[] => {
    const proofs = said
      .map((message) => ({ id: message.id, strength: topicOf(message, topic) }))
      .filter(({ strength }) => strength >= certain);
    if (proofs.length === 0) return [];
    return [
      {
        code: 'sensitive_topic',
        strength: Math.max(...proofs.map(({ strength }) => strength)),
        sentence: `The requester speaks of ${names[topic]}.`,
        params: { topic },
        evidence: proofs.map(({ id }) => id),
      },
    ];
  });
};

/** How surely one message speaks of a topic, 0..1. */
export function topicOf(message: Message, topic: Topic): number {
  const { text } = reading(message);
  const { says, looksLike } = sensitive[topic];
  if (!looksLike?.test(text)) return Math.max(says.test(text) ? 0.9 : 0, score(message)[topic]);
  const rest = text.replace(looksLike, ' ');
  return Math.max(says.test(rest) ? 0.9 : 0, scoreText(rest, clauses(rest))[topic]);
}
