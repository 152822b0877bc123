import type { Message } from '#domain/conversation.ts';
import type { Signal } from '#domain/decision.ts';
import type { Detector } from './detector.ts';
import { sensitive, type Topic, topics } from './lexicon/sensitive.ts';
import { score, scoreText } from './model/score.ts';
import { clauses } from './normalise.ts';
import { onceOf, reading } from './reading.ts';

const names: Record<Topic, string> = {
  self_harm: 'self-harm or suicide',
  safety: 'danger to life or health',
  fraud: 'fraud or theft',
  legal: 'legal action',
  privacy: 'personal data',
  billing_dispute: 'a disputed charge',
};
const certain = 0.5;
const plain = 0.95;

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
export const topicOf = (message: Message, topic: Topic): number => strengths[topic](message);

const strengths = Object.fromEntries(
  topics.map((topic) => [
    topic,
    onceOf((message) => {
      const { text } = reading(message);
      return topicIn(text, topic, (rest) => (rest === text ? score(message) : scoreText(rest, clauses(rest)))[topic]);
    }),
  ]),
) as Record<Topic, (message: Message) => number>;

/** How surely a normalised text speaks of a topic. @param learned is asked about the text without what only looks like the topic */
export function topicIn(text: string, topic: Topic, learned: (rest: string) => number): number {
  const { looksLike, isPlain } = sensitive[topic];
  if (isPlain?.(text)) return plain;
  // What else speaks of a topic is one of the model's features: as a verdict of its own it cost fraud eight points of F1.
  return learned(looksLike ? text.replace(looksLike, ' ') : text);
}
