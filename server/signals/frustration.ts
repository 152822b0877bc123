import type { Detector } from './detector.ts';
import { angry, annoyed } from './lexicon/frustration.ts';
import { score } from './model/score.ts';
import { onceOf, reading } from './reading.ts';
import { sinceSettled } from './since-settled.ts';

// One message is at most this much evidence: a single word never reaches a rule's threshold by itself.
const mostOfOne = 0.6;
const faintest = 0.15;
// Below even chances the model hears complaint in every problem that is told, and such whispers must not add up.
const likely = 0.5;
const fewestCapitals = 12;
const toneLength = 500;
const stressed = /[!?！？]{3,}|[😠😡🤬😤🙄💢🖕]/u;

/** The requester is losing patience: evidence adds up over turns, and is forgotten once the matter is settled. */
export const frustration: Detector = ({ messages }) => {
  const felt = sinceSettled(messages)
    .filter((message) => message.author === 'requester')
    .map((message) => ({ id: message.id, strength: frustrationOf(message) }))
    .filter(({ strength }) => strength >= faintest);
  if (felt.length === 0) return [];
  const strength = 1 - felt.reduce((calm, one) => calm * (1 - mostOfOne * one.strength), 1);
  const sentence = felt.length === 1 ? 'The requester sounds frustrated.' : `The requester sounds frustrated in ${felt.length} messages.`;
  return [{ code: 'frustration', strength, sentence, params: { count: felt.length }, evidence: felt.map(({ id }) => id) }];
};

/** How frustrated one message sounds, 0..1. */
export const frustrationOf = onceOf((message) => frustrationIn(message.text, reading(message).text, score(message).frustrated));

/** @param learned what the model makes of it, 0..1 */
export function frustrationIn(original: string, text: string, learned: number): number {
  const start = original.slice(0, toneLength);
  const words = angry.test(text) ? 0.75 : annoyed.test(text) ? 0.4 : 0;
  const tone = (isShouting(start) ? 0.4 : 0) + (stressed.test(start) ? 0.4 : 0);
  return Math.min(1, Math.max(words, learned < likely ? 0 : learned) + tone * 0.6);
}

/** Capitals alone, and not just an order number. */
function isShouting(text: string): boolean {
  return !/\p{Ll}/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= fewestCapitals;
}
