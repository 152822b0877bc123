import type { MeasureName } from '#domain/measuring/measures.ts';
import type { PackedDay } from '../../store/packed-day.ts';

/** A day's values of a measure, row by row, where what stands for "nothing is known" stands in for it. */
export type DayValues =
  /** What a small value means for the measure is asked once per value, and not per row; null where it says nothing. */
  { small: Uint8Array; means: (value: number | null) => number | null } | { large: Uint32Array };

const itself = (value: number | null) => value;

/** For each measure, its values in a day. @param repeatSeconds within which a new handoff is a repeat contact */
export const valuesOf: Record<MeasureName, (day: PackedDay, repeatSeconds: number) => DayValues> = {
  // Only of a conversation that was handed off nobody can say whether that was missed.
  escalation_rate: ({ conversations }) => ({ small: conversations.missed, means: (missed) => (missed === null ? 1 : 0) }),
  satisfied: ({ handoffs }) => ({ small: handoffs.satisfied, means: itself }),
  handle_time: ({ handoffs }) => ({ large: handoffs.handle }),
  first_reply: ({ handoffs }) => ({ large: handoffs.reply }),
  repeat_contacts: ({ handoffs }, repeatSeconds) => ({ small: within(handoffs.previous, repeatSeconds), means: itself }),
  effort: ({ handoffs }) => ({ small: handoffs.effort, means: itself }),
  asked_again: ({ handoffs }) => ({ small: handoffs.asked_again, means: itself }),
  signal_to_handoff: ({ handoffs }) => ({ large: handoffs.signal }),
  needless: ({ handoffs }) => ({ small: handoffs.needed, means: (needed) => (needed === null ? null : 1 - needed) }),
  missed: ({ conversations }) => ({ small: conversations.missed, means: itself }),
  wait_error: ({ handoffs }) => ({ large: handoffs.wait_error }),
};

/** 1 or 0. What stands for "never before" is longer than anything. A plain loop is ten times as fast as what goes through iterators. */
function within(column: Uint32Array, most: number): Uint8Array {
  const flags = new Uint8Array(column.length);
  for (let row = 0; row < column.length; row += 1) flags[row] = column[row]! <= most ? 1 : 0;
  return flags;
}
