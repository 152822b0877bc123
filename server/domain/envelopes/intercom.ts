import type { JsonObject } from '../json.ts';
import { at, fieldsOf, isObject, textOf } from '../lenient.ts';

/** What a topic tells of who wrote, where the author's kind is missing. */
const writers: [RegExp, string][] = [
  [/^conversation\.(?:user|contact|lead)\./, 'user'],
  [/^conversation\.admin\./, 'admin'],
];

/** Intercom's notifications as others pass them on, without their own kind or their authors'. */
export function asIntercomNotification(payload: unknown): unknown {
  const topic = textOf(at(payload, 'topic')) ?? '';
  const item = at(payload, 'data', 'item');
  if (!/^conversation[._]/.test(topic) || !isObject(item)) return payload;
  const author = at(item, 'source', 'author');
  const kind = writers.find(([pattern]) => pattern.test(topic))?.[1];
  const isUnsaid = isObject(author) && at(author, 'type') === undefined && at(item, 'conversation_parts') === undefined;
  if (at(payload, 'type') === 'notification_event' && !isUnsaid) return payload;
  const source: JsonObject =
    isUnsaid && kind !== undefined ? { source: { ...fieldsOf(at(item, 'source')), author: { ...author, type: kind } } } : {};
  return { ...fieldsOf(payload), type: 'notification_event', data: { ...fieldsOf(at(payload, 'data')), item: { ...item, ...source } } };
}
