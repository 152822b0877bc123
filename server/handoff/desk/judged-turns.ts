import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Conversation, Message } from '#domain/conversation.ts';
import type { Assessment } from '#domain/decision.ts';
import type { CompiledRules } from '#rules/compile.ts';
import type { IsOpen } from '#rules/hours.ts';
import { decide } from '../decide.ts';
import { seenAt } from '../seen-at.ts';

/** A moment at which something is decided. */
export interface Moment {
  /** How many messages had been said by then. */
  messages: number;
  /** How many of them a person had dealt with and given back to the bot. */
  settled: number;
  /** Milliseconds since 1970. */
  at: number;
  botRequested: boolean;
}

export interface JudgedTurn {
  messages: number;
  assessment: Assessment;
}

interface Trying {
  bot: string;
  rules: CompiledRules;
  isOpen: IsOpen | null;
}

/** What rules decide at each moment, up to the one at which they hand off: from then on people have the conversation, until they give it back. */
export async function judgedTurns(conversation: Conversation, moments: Moment[], { bot, rules, isOpen }: Trying): Promise<JudgedTurn[]> {
  const judged: JudgedTurn[] = [];
  let handedOffAfter: number | null = null;
  for (const moment of moments) {
    if (moment.settled === handedOffAfter) continue;
    // A long transcript takes a while, and webhooks must not wait for it.
    await nextTurn();
    const { at, botRequested: handoffRequested } = moment;
    const { assessment } = decide(seenAt(conversation, moment), { bot, rules, isOpen, at, handoffRequested });
    judged.push({ messages: moment.messages, assessment });
    if (assessment.decision === 'handoff') handedOffAfter = moment.settled;
  }
  return judged;
}

/** Where something would have been decided about a transcript: after each turn of the requester or the bot. @param now where nothing tells the time */
export function momentsOf(messages: Message[], now: number): Moment[] {
  return messages.flatMap(({ author, sentAt }, index) => {
    const isTurnsEnd = messages[index + 1]?.author !== author;
    if (!isTurnsEnd || (author !== 'requester' && author !== 'bot')) return [];
    const at = sentAt === null ? Number.NaN : Date.parse(sentAt);
    return [{ messages: index + 1, settled: 0, at: Number.isNaN(at) ? now : at, botRequested: false }];
  });
}
