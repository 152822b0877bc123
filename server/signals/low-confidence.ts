import type { Detector } from './detector.ts';

/** The bot is unsure: of the whole conversation, or of what it said last. */
export const lowConfidence: Detector = ({ report, messages }) => {
  const last = messages.findLast((message) => message.author === 'bot' && message.confidence !== null);
  const known = [report.confidence, last?.confidence].filter((value) => value !== null && value !== undefined);
  if (known.length === 0) return null;
  const confidence = Math.min(...known);
  // The messages that carry this number, or else the last one that carries any.
  const proof = messages.findLast((message) => message.author === 'bot' && message.confidence === confidence) ?? last;
  return {
    code: 'low_confidence',
    strength: 1 - confidence,
    sentence: `The bot was only ${Math.round(confidence * 100)} % sure.`,
    params: { confidence },
    evidence: proof ? [proof.id] : [],
  };
};
