import type { JsonObject } from '../json.ts';
import { at, fieldsOf, firstOf, isObject, listOf, parsed, someOf, textOf, timeOf } from '../lenient.ts';

/** What Sunshine Conversations writes besides webhooks v2, as their events: the message list of its API, and webhooks v1.1. */
export function asEvents(payload: unknown): unknown {
  if (isObject(payload) && Array.isArray(at(payload, 'events'))) return payload;
  const conversation = conversationOf(payload);
  const person = at(payload, 'appUser');
  const pressed = listOf(at(payload, 'postbacks')).map((one) => at(one, 'action'));
  return {
    events: [
      ...messagesIn(payload).map((one) => ({
        type: 'conversation:message',
        payload: { conversation, message: isFirst(one) ? asSecond(one, person) : one },
      })),
      ...pressed.map((one) => ({
        id: firstOf(one, ['_id'], ['id']),
        type: 'conversation:postback',
        payload: { conversation, postback: one, user: userOf(person) },
      })),
    ],
  };
}

/** Webhooks v2 gather what happened within a moment, of whatever conversations. What names none stays with the first. */
export function byConversation(payload: unknown): unknown[] {
  const groups = new Map<string, unknown[]>();
  const first: unknown[] = [];
  for (const event of listOf(at(payload, 'events'))) {
    const id = textOf(at(event, 'payload', 'conversation', 'id'));
    const group = id === null ? first : (groups.get(id) ?? (groups.size === 0 ? first : []));
    if (id !== null) groups.set(id, group);
    group.push(event);
  }
  return groups.size < 2 ? [payload] : [...groups.values()].map((events) => ({ ...fieldsOf(payload), events }));
}

/** Whether it is such a list or webhook; what others write has no author or role beside such a content. */
export function isOtherEnvelope(payload: unknown): boolean {
  return (
    isFirstWebhook(payload) ||
    someOf(
      messagesIn(payload),
      (one) => isOfFirst(one) || (/^(?:user|business)$/.test(textOf(at(one, 'author', 'type')) ?? '') && isObject(at(one, 'content'))),
    )
  );
}

function messagesIn(payload: unknown): unknown[] {
  return Array.isArray(payload) ? payload : listOf(at(payload, 'messages'));
}

/** What posting a message of v1.1 is answered with is a list that has its first apart. */
export function asMessageList(payload: unknown): unknown {
  const answered = at(payload, 'message');
  if (!isOfFirst(answered)) return payload;
  return {
    conversation: fieldsOf(at(payload, 'conversation')),
    messages: [fieldsOf(answered), ...listOf(at(payload, 'extraMessages')).map(fieldsOf)],
  };
}

/** The roles are called so by nobody else. */
function isOfFirst(one: unknown): boolean {
  return isFirst(one) && /^app(?:User|Maker)$/.test(textOf(at(one, 'role')) ?? '');
}

function isFirstWebhook(payload: unknown): boolean {
  return isObject(at(payload, 'appUser')) && (Array.isArray(at(payload, 'messages')) || Array.isArray(at(payload, 'postbacks')));
}

/** The list does not name its conversation: whoever posts it adds it. */
function conversationOf(payload: unknown): JsonObject {
  const id = textOf(
    firstOf(payload, ['conversation', 'id'], ['conversation', '_id'], ['conversationId'], ['conversation_id'], ['appUser', '_id']),
  );
  return { ...fieldsOf(at(payload, 'conversation')), id };
}

function isFirst(message: unknown): boolean {
  return typeof at(message, 'role') === 'string' && !isObject(at(message, 'author'));
}

/** Of v1.1: flat, `role` in place of the author, seconds in place of a time. */
function asSecond(message: unknown, person: unknown): JsonObject {
  const isPerson = /^(?:appUser|user)$/.test(textOf(at(message, 'role')) ?? '');
  const name = textOf(at(message, 'name'));
  return parsed(
    JSON.stringify({
      id: firstOf(message, ['_id'], ['id']),
      received: timeOf(at(message, 'received')),
      source: at(message, 'source'),
      author: isPerson
        ? { type: 'user', userId: at(message, 'authorId'), displayName: name, user: userOf(person) }
        : { type: 'business', displayName: name },
      content: {
        ...fieldsOf(message),
        altText: at(message, 'mediaUrl') === undefined ? at(message, 'altText') : textOf(at(message, 'text')),
      },
    }),
  ) as JsonObject;
}

function userOf(person: unknown): JsonObject {
  const profile = ['givenName', 'surname', 'email', 'locale'].map((name) => [name, textOf(at(person, name))]);
  return {
    id: textOf(firstOf(person, ['_id'], ['id'])),
    externalId: textOf(at(person, 'userId')),
    profile: Object.fromEntries(profile),
  };
}
