import type { JsonObject } from '../json.ts';
import { at, fieldsOf, firstOf, isObject, listOf, someOf, textOf } from '../lenient.ts';

/**
 * Chatwoot's other doors, as its webhooks: the socket (`message.created`, with or without its channel's frame), automations, what a dashboard's app
 * is told, a message of its own beside its conversation, and the list of messages that the API answers.
 */
export function asChatwootWebhook(payload: unknown): unknown {
  const framed = at(payload, 'message');
  if (at(payload, 'event') === undefined && isObject(at(framed, 'data')) && textOf(at(framed, 'event')) !== null) return ofSocket(framed);
  const event = textOf(at(payload, 'event'));
  if (event === null) return ofList(payload);
  if (isObject(at(payload, 'data'))) return ofSocket(payload);
  if (event.startsWith('automation_event.')) return { ...fieldsOf(payload), event: event.slice(event.indexOf('.') + 1) };
  if (!/^message_/.test(event) || !isObject(framed) || at(payload, 'content') !== undefined) return payload;
  const { message: _, ...around } = fieldsOf(payload);
  return { ...around, ...framed, sender: { ...fieldsOf(at(framed, 'sender')), ...fieldsOf(at(payload, 'sender')) } };
}

function ofSocket(frame: unknown): unknown {
  const data = at(frame, 'data');
  const event = textOf(at(frame, 'event')) ?? '';
  const conversation = at(data, 'conversation');
  if (event === 'appContext') return { ...fieldsOf(conversation), event: 'conversation_updated' };
  const named = event.replaceAll('.', '_');
  const id = at(data, 'conversation_id');
  // Others tell who reads, types or is mentioned.
  if (!/^(?:message_(?:created|updated)|conversation_(?:created|updated|status_changed|opened|resolved))$/.test(named)) return frame;
  return { ...(id === undefined || isObject(conversation) ? {} : { conversation: { id } }), ...fieldsOf(data), event: named };
}

function ofList(payload: unknown): unknown {
  const list = at(payload, 'payload');
  if (!someOf(list, (one) => at(one, 'message_type') !== undefined && at(one, 'conversation_id') !== undefined)) return payload;
  const contact = at(payload, 'meta', 'contact');
  const known: JsonObject = isObject(contact) ? { meta: { sender: contact } } : {};
  return {
    event: 'conversation_updated',
    id: textOf(firstOf(list, [0, 'conversation_id'])),
    messages: listOf(list) as JsonObject[],
    ...known,
  };
}
