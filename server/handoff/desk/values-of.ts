import type { MeasureName } from '#domain/measuring/measures.ts';
import { none8, none32, type PackedDay } from '../../store/packed-day.ts';

/** What one row of a day says of a measure; null where it says nothing. */
export type ValueAt = (row: number) => number | null;

/** For each measure, how to read it in a day's columns. @param repeatSeconds within which a new handoff is a repeat contact */
export const valuesOf: Record<MeasureName, (day: PackedDay, repeatSeconds: number) => ValueAt> = {
  escalation_rate: ({ conversations }) => flagged(conversations.reason),
  satisfied: ({ handoffs }) => small(handoffs.satisfied),
  handle_time: ({ handoffs }) => large(handoffs.handle),
  first_reply: ({ handoffs }) => large(handoffs.reply),
  repeat_contacts:
    ({ handoffs: { previous } }, repeatSeconds) =>
    (row) =>
      previous[row]! !== none32 && previous[row]! <= repeatSeconds ? 1 : 0,
  effort: ({ handoffs }) => small(handoffs.effort),
  asked_again: ({ handoffs }) => small(handoffs.asked_again),
  signal_to_handoff: ({ handoffs }) => large(handoffs.signal),
  needless:
    ({ handoffs: { needed } }) =>
    (row) =>
      needed[row]! === none8 ? null : 1 - needed[row]!,
  missed: ({ conversations }) => small(conversations.missed),
  wait_error: ({ handoffs }) => large(handoffs.wait_error),
};

const small =
  (column: Uint8Array): ValueAt =>
  (row) =>
    column[row]! === none8 ? null : column[row]!;

const large =
  (column: Uint32Array): ValueAt =>
  (row) =>
    column[row]! === none32 ? null : column[row]!;

const flagged =
  (column: Uint16Array): ValueAt =>
  (row) =>
    column[row]! === 0 ? 0 : 1;
