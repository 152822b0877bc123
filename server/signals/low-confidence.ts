import type { Message } from '#domain/conversation.ts';
import type { Signal } from '#domain/decision.ts';
import type { Detector } from './detector.ts';

// Three numbers make a trend; two are chance.
const trendLength = 3;
const steepestTolerated = 0.2;
// One unlucky answer is worth an offer: the next one may be right.
const low = 0.5;
const mostOfOne = 0.55;
const hopeless = 0.15;

/** The bot is unsure: of the whole conversation, of what it said last, or less and less with every answer. */
export const lowConfidence: Detector = ({ report, messages }) => {
  const told = messages.filter((message) => message.author === 'bot' && message.confidence !== null);
  const last = told.at(-1);
  const known = [report.confidence, last?.confidence].filter((value) => value !== null && value !== undefined);
  if (known.length === 0) return [];
  const falling = trend(told.slice(-trendLength));
  const confidence = Math.min(...known);
  const lowest = Math.max(0, confidence - (falling ? 0.1 : 0));
  const proof = told.findLast((message) => message.confidence === confidence) ?? last;
  const percent = Math.round(confidence * 100);
  const signal: Signal = {
    code: 'low_confidence',
    strength: report.confidence === null && !falling && isFirst(told, lowest) ? Math.min(1 - lowest, mostOfOne) : 1 - lowest,
    sentence: falling ? `The bot grew less sure with every answer, down to ${percent} %.` : `The bot was only ${percent} % sure.`,
    params: { confidence },
    evidence: falling ? told.slice(-trendLength).map(({ id }) => id) : proof ? [proof.id] : [],
  };
  return [signal];
};

/** Only the last answer was unsure, and not hopelessly. */
function isFirst(told: Message[], lowest: number): boolean {
  return lowest > hopeless && (told.at(-2)?.confidence ?? 1) >= low;
}

function trend(told: Message[]): boolean {
  if (told.length < trendLength) return false;
  const numbers = told.map(({ confidence }) => confidence ?? 0);
  const falls = numbers.every((number, index) => index === 0 || number < (numbers[index - 1] ?? 0));
  return falls && (numbers[0] ?? 0) - (numbers.at(-1) ?? 0) >= steepestTolerated;
}
