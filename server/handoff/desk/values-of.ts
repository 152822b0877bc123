import type { MeasureName } from '#domain/measuring/measures.ts';
import { none8, none32, type PackedDay } from '../../store/packed-day.ts';

/** A day's values of a measure, row by row. */
export interface DayValues {
  column: Uint8Array | Uint32Array;
  /** Stands where a row says nothing. */
  none: number;
}

/** For each measure, its values in a day. @param repeatSeconds within which a new handoff is a repeat contact */
export const valuesOf: Record<MeasureName, (day: PackedDay, repeatSeconds: number) => DayValues> = {
  escalation_rate: ({ conversations: { reason } }) => small(Uint8Array.from(reason, (code) => (code === 0 ? 0 : 1))),
  satisfied: ({ handoffs }) => small(handoffs.satisfied),
  handle_time: ({ handoffs }) => large(handoffs.handle),
  first_reply: ({ handoffs }) => large(handoffs.reply),
  // No time is longer than what stands for "never before".
  repeat_contacts: ({ handoffs }, repeatSeconds) => small(Uint8Array.from(handoffs.previous, (since) => (since <= repeatSeconds ? 1 : 0))),
  effort: ({ handoffs }) => small(handoffs.effort),
  asked_again: ({ handoffs }) => small(handoffs.asked_again),
  signal_to_handoff: ({ handoffs }) => large(handoffs.signal),
  needless: ({ handoffs }) => small(handoffs.needed.map((needed) => (needed === none8 ? none8 : 1 - needed))),
  missed: ({ conversations }) => small(conversations.missed),
  wait_error: ({ handoffs }) => large(handoffs.wait_error),
};

const small = (column: Uint8Array): DayValues => ({ column, none: none8 });
const large = (column: Uint32Array): DayValues => ({ column, none: none32 });
