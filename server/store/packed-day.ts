import { type Columns, readColumns, writeColumns } from './columns.ts';
import type { ConversationFact } from './conversation-facts.ts';
import { factDay } from './fact-days.ts';
import type { HandoffFact } from './handoff-facts.ts';

const dayMs = 24 * 3_600_000;
/** Nothing is known; no day has so many seconds, no share such a value. */
export const none32 = 0xffff_ffff;
export const none8 = 0xff;

/** Columns of a day's handoffs, in the order of `at`. */
const handoffColumns = {
  at: 4,
  signal: 4,
  reply: 4,
  handle: 4,
  wait_error: 4,
  previous: 4,
  bot: 2,
  intent: 2,
  channel: 2,
  reason: 2,
  satisfied: 1,
  effort: 1,
  needed: 1,
  asked_again: 1,
} as const;
const conversationColumns = { at: 4, bot: 2, intent: 2, channel: 2, reason: 2, missed: 1 } as const;

/** One day of facts as columns of numbers: a tenth of a second for half a million handoffs, where rows take ten. */
export interface PackedDay {
  /** When it begins, in milliseconds since 1970; `at` counts milliseconds from here. */
  beganAt: number;
  /** What the codes of bot, intent, channel and reason stand for; 0 is nothing. */
  words: string[];
  handoffs: Columns<typeof handoffColumns>;
  conversations: Columns<typeof conversationColumns>;
}

interface Header {
  words: string[];
  handoffs: number;
  conversations: number;
}

/** Facts of one day, both in the order of their time. */
export function packDay(handoffs: HandoffFact[], conversations: ConversationFact[]): Uint8Array {
  const codes = new Map<string, number>([['', 0]]);
  const code = (word: string | null): number => {
    const known = codes.get(word ?? '');
    if (known !== undefined) return known;
    // Of so many different intents in one day nobody reads the last ones.
    if (codes.size > 0xfffe) return 0;
    codes.set(word!, codes.size);
    return codes.size - 1;
  };
  const seconds = (value: number | null) => (value === null ? none32 : Math.min(Number(value), none32 - 1));
  const small = (value: number | null) => (value === null ? none8 : Number(value));
  const inDay = (at: number) => at - factDay(at) * dayMs;
  const rows = handoffs.map((one) => [
    ...[inDay(Number(one.requested_at)), seconds(one.signal_seconds), seconds(one.reply_seconds), seconds(one.handle_seconds)],
    ...[seconds(one.wait_error_seconds), seconds(one.previous_seconds)],
    ...[code(one.bot), code(one.intent), code(one.channel), code(one.reason)],
    ...[small(one.satisfied), small(one.effort), small(one.needed)],
    one.asked_again === null ? none8 : one.asked_again === '' ? 0 : 1,
  ]);
  const others = conversations.map((one) => [
    ...[inDay(Number(one.began_at)), code(one.bot), code(one.intent), code(one.channel), code(one.reason)],
    small(one.missed),
  ]);
  const header: Header = { words: [...codes.keys()], handoffs: rows.length, conversations: others.length };
  return writeColumns(header, [
    { widths: handoffColumns, rows },
    { widths: conversationColumns, rows: others },
  ]);
}

export function unpackDay(day: number, packed: Uint8Array): PackedDay {
  const { header, next } = readColumns<Header>(packed);
  return {
    beganAt: day * dayMs,
    words: header.words,
    handoffs: next(handoffColumns, header.handoffs),
    conversations: next(conversationColumns, header.conversations),
  };
}
