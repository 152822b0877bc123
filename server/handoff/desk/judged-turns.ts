import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Conversation, Message } from '#domain/conversation.ts';
import type { Assessment } from '#domain/decision.ts';
import type { CompiledRules } from '#rules/compile.ts';
import type { IsOpen } from '#rules/hours.ts';
import { decide } from '../decide.ts';

/** A moment at which something is decided. */
export interface Moment {
  /** How many messages had been said by then. */
  messages: number;
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

/** What rules decide at each moment, up to the one at which they hand off: from then on people have the conversation. */
export async function judgedTurns(conversation: Conversation, moments: Moment[], { bot, rules, isOpen }: Trying): Promise<JudgedTurn[]> {
  const judged: JudgedTurn[] = [];
  for (const { messages, at, botRequested } of moments) {
    // A long transcript takes a while, and webhooks must not wait for it.
    await nextTurn();
    const seen = { ...conversation, messages: conversation.messages.slice(0, messages) };
    const { assessment } = decide(seen, { bot, rules, isOpen, at, handoffRequested: botRequested });
    judged.push({ messages, assessment });
    if (assessment.decision === 'handoff') break;
  }
  return judged;
}

/** Where something would have been decided about a transcript: after each turn of the requester or the bot. @param now where nothing tells the time */
export function momentsOf(messages: Message[], now: number): Moment[] {
  return messages.flatMap(({ author, sentAt }, index) => {
    const isTurnsEnd = messages[index + 1]?.author !== author;
    if (!isTurnsEnd || (author !== 'requester' && author !== 'bot')) return [];
    const at = sentAt === null ? Number.NaN : Date.parse(sentAt);
    return [{ messages: index + 1, at: Number.isNaN(at) ? now : at, botRequested: false }];
  });
}
