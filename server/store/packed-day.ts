import type { ConversationFact } from './conversation-facts.ts';
import { factDay } from './fact-days.ts';
import type { HandoffFact } from './handoff-facts.ts';

const dayMs = 24 * 3_600_000;
/** Nothing is known; no day has so many seconds, no share such a value. */
export const none32 = 0xffff_ffff;
export const none8 = 0xff;

/** Columns of a day's handoffs, in the order of `at`. Widths go down, so that each column begins where its width wants it. */
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

type Widths = Record<string, 1 | 2 | 4>;
type ArrayOf<W> = W extends 4 ? Uint32Array : W extends 2 ? Uint16Array : Uint8Array;
export type Columns<W extends Widths> = { [K in keyof W]: ArrayOf<W[K]> };

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
  const head = Buffer.from(JSON.stringify(header));
  const start = aligned(4 + head.length);
  const bytes = new Uint8Array(start + sizeOf(handoffColumns, rows.length) + sizeOf(conversationColumns, others.length));
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  fill(columnsAt(bytes, start, handoffColumns, rows.length), rows);
  fill(columnsAt(bytes, start + sizeOf(handoffColumns, rows.length), conversationColumns, others.length), others);
  return bytes;
}

export function unpackDay(day: number, packed: Uint8Array): PackedDay {
  // Numbers want to begin at a multiple of their width; PostgreSQL's driver gives bytes wherever in its memory, SQLite's in their own.
  const bytes = packed.byteOffset % 4 === 0 ? packed : new Uint8Array(packed);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const header = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset + 4, length).toString('utf8')) as Header;
  const start = aligned(4 + length);
  return {
    beganAt: day * dayMs,
    words: header.words,
    handoffs: columnsAt(bytes, start, handoffColumns, header.handoffs),
    conversations: columnsAt(bytes, start + sizeOf(handoffColumns, header.handoffs), conversationColumns, header.conversations),
  };
}

const aligned = (length: number) => Math.ceil(length / 4) * 4;

function sizeOf(widths: Widths, rows: number): number {
  return Object.values(widths).reduce((sum, width) => sum + aligned(width * rows), 0);
}

function columnsAt<W extends Widths>(bytes: Uint8Array, start: number, widths: W, rows: number): Columns<W> {
  const types = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array };
  let at = bytes.byteOffset + start;
  const columns = Object.entries(widths).map(([name, width]) => {
    const column = new types[width](bytes.buffer as ArrayBuffer, at, rows);
    at += aligned(width * rows);
    return [name, column] as const;
  });
  return Object.fromEntries(columns) as Columns<W>;
}

function fill(columns: Record<string, Uint8Array | Uint16Array | Uint32Array>, rows: number[][]): void {
  for (const [place, column] of Object.values(columns).entries())
    for (const [index, row] of rows.entries()) column[index] = row[place] ?? 0;
}
