import type { Brief } from '../brief.ts';
import { newest } from './evidence.ts';
import type { Mood } from './mood.ts';

/** Places of the messages by which the short facts stand; null where the platform told a fact, and no message shows it. */
export interface Proofs {
  /** The requester's last message before the handoff: since then they wait. */
  waiting: number | null;
  /** What the requester wrote most of, of late. */
  language: number | null;
  /** Where the mood turned, or what it was last. */
  mood: number | null;
  intent: number | null;
  /** The bot's last answer that was as sure as the brief says; where the brief does not say, the last one that told. */
  confidence: number | null;
}

/** Shares that are shown as the same percentage, or nearly. */
export const asShown = 0.005;
/** A word or two tell no language. */
const recent = 6;

export function proofsOf({ messages, handoff, intent, confidence }: Brief, { points, trend }: Mood): Proofs {
  const said = newest(messages);
  const theirs = said.filter(({ message }) => message.author === 'requester' && message.text !== '');
  const asked = Date.parse(handoff.requested_at);
  const before = theirs.filter(({ message }) => message.sent_at === null || !(Date.parse(message.sent_at) > asked));
  const telling = theirs.slice(-recent).toSorted((a, b) => b.message.text.length - a.message.text.length);
  const turned = trend === 'worse' ? -1 : trend === 'better' ? 1 : null;
  const byBot = said.filter(({ message }) => message.author === 'bot');
  const named = said.filter(({ message }) => intent !== null && message.intent === intent);
  return {
    waiting: (before.at(-1) ?? theirs.at(-1))?.at ?? null,
    language: telling[0]?.at ?? null,
    mood: (points.findLast(({ value }) => value === turned) ?? points.at(-1))?.at ?? null,
    intent: named.at(-1)?.at ?? null,
    confidence:
      byBot.findLast(({ message: { confidence: told } }) => told !== null && Math.abs(told - (confidence ?? told)) < asShown)?.at ?? null,
  };
}
