import type { JsonObject } from '../json.ts';
import { at, fieldsOf, firstOf, listOf, parsed, someOf, textOf } from '../lenient.ts';
import type { Platform } from '../platform.ts';
import { voiceflow } from '../platforms/voiceflow.ts';
import { byPlace } from '../unknown-fields.ts';

/** Voiceflow's older export: rows, each with a trace as JSON in a string. What somebody asked is told by its kind. */
export const voiceflowRows: Platform = {
  ...voiceflow,
  known: byPlace({ '': 'data' }),
  recognises: (payload) => someOf(rowsOf(payload), (one) => typeof at(one, 'trace_payload') === 'string'),
  read: (payload) => voiceflow.read(rowsOf(payload).map(traceOf)),
};

function rowsOf(payload: unknown): unknown[] {
  return Array.isArray(payload) ? payload : listOf(at(payload, 'data'));
}

function traceOf(row: unknown): JsonObject {
  const kind = textOf(at(row, 'trace_type'));
  const time = textOf(firstOf(row, ['created_at'], ['timestamp'], ['time']));
  const trace = fieldsOf(parsed(at(row, 'trace_payload')));
  const isAsked = kind === 'intent' || kind === 'request';
  return {
    type: kind,
    ...trace,
    ...(isAsked ? { format: 'request', payload: { payload: trace.payload ?? null } } : {}),
    ...(time === null ? {} : { time }),
  };
}
