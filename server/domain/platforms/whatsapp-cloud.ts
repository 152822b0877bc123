import type { Author, Message } from '../conversation.ts';
import { firstInLog } from '../first-in-log.ts';
import { at, firstOf, isObject, listOf, someOf, textOf, timeOf } from '../lenient.ts';
import { turnId } from '../message-id.ts';
import { conversationWith, messageWith, type Platform } from '../platform.ts';
import { byPlace } from '../unknown-fields.ts';
import { cloudFiles, cloudWords } from '../whatsapp-words.ts';

const known = byPlace({
  '': `
    object entry id changes value field messaging_product metadata contacts messages message_echoes statuses history errors
    recipient_type to type preview_url context from timestamp
  `,
});

/** One message where it stands: what is beside it names the people, and the business's own number. */
interface Placed {
  message: unknown;
  value: unknown;
  author: Author;
  person: string | null;
}

/**
 * WhatsApp's Cloud API as its webhooks log it: `entry[].changes[].value`, or the value alone as resellers pass it on, and the calls by which a bot
 * answers (`to` beside a `type`). What somebody at the business writes on their telephone comes back as an echo. Reactions, and whether something was
 * read, are nobody's words. What was edited stands where its new words came; what was revoked is left out.
 */
export const whatsAppCloud: Platform = {
  withdrawn: (payload) => placedIn(payload).flatMap(({ message }) => replacedBy(message)),
  idPath: 'entry.0.changes.0.value.messages.0.from',
  known,
  recognises: (payload) => isCall(payload) || someOf(valuesIn(payload), isValue),
  read(payload) {
    const { id, events, diagnostics } = firstInLog(placedIn(payload), ({ person }) => person);
    // Also here: a conversation begins with what still stands.
    const gone = new Set(events.flatMap(({ message }) => replacedBy(message)));
    const contact = events.map(({ value }) => contactOf(value, id)).find(isObject);
    return {
      type: 'message_created',
      conversation: conversationWith({
        id,
        channel: 'social',
        requester: {
          id: textOf(id),
          name: textOf(at(contact, 'profile', 'name')),
          phone: /^\d{6,}$/.test(id) ? `+${id}` : null,
        },
        messages: events.filter(({ message }) => !gone.has(idOf(message))).flatMap(said),
        report: { diagnostics },
      }),
    };
  },
};

/** What a message says of another one takes that one's place. */
function idOf(message: unknown): string {
  const edited = textOf(at(message, 'edit', 'original_message_id'));
  return edited === null ? (textOf(at(message, 'id')) ?? turnId(message)) : editOf(edited);
}

function editOf(id: string): string {
  return `${id}#edited`;
}

function replacedBy(message: unknown): string[] {
  const revoked = textOf(at(message, 'revoke', 'original_message_id'));
  return revoked === null ? [at(message, 'edit', 'original_message_id')].flatMap((one) => textOf(one) ?? []) : [revoked, editOf(revoked)];
}

function valuesIn(payload: unknown): unknown[] {
  const entries = listOf(at(payload, 'entry'));
  return entries.length === 0 ? [payload] : entries.flatMap((entry) => listOf(at(entry, 'changes')).map((change) => at(change, 'value')));
}

function isValue(value: unknown): boolean {
  const isNamed = /^whatsapp$/i.test(textOf(at(value, 'messaging_product')) ?? '');
  return (
    (isNamed && (isObject(at(value, 'metadata')) || Array.isArray(at(value, 'messages')))) ||
    (Array.isArray(at(value, 'contacts')) && someOf(at(value, 'messages'), isMessage))
  );
}

/** Text, a file or the like stands below the name of its kind. */
function isMessage(one: unknown): boolean {
  const kind = textOf(at(one, 'type'));
  return kind !== null && textOf(firstOf(one, ['from'], ['from_user_id'])) !== null && at(one, kind) !== undefined;
}

/** What the API is called with. */
function isCall(payload: unknown): boolean {
  return (
    /^whatsapp$/i.test(textOf(at(payload, 'messaging_product')) ?? '') && textOf(at(payload, 'to')) !== null && isObject(wordsIn(payload))
  );
}

function wordsIn(payload: unknown): unknown {
  return at(payload, textOf(at(payload, 'type')) ?? 'text');
}

function placedIn(payload: unknown): Placed[] {
  if (isCall(payload)) return [{ message: payload, value: payload, author: 'bot', person: digits(at(payload, 'to')) }];
  return valuesIn(payload).flatMap((value) => [
    ...listOf(at(value, 'history')).flatMap((part) => listOf(at(part, 'threads')).flatMap((thread) => ofThread(thread, value))),
    ...listOf(at(value, 'messages')).map((message) => placed(message, value, 'requester', ['group_id'], ['from'], ['from_user_id'])),
    ...listOf(at(value, 'message_echoes')).map((message) => placed(message, value, 'agent', ['to'], ['to_user_id'])),
  ]);
}

function placed(message: unknown, value: unknown, author: Author, ...paths: string[][]): Placed {
  return { message, value, author, person: digits(firstOf(message, ...paths)) };
}

/** What was written before the business joined: a thread is called after the person. */
function ofThread(thread: unknown, value: unknown): Placed[] {
  const person = digits(at(thread, 'id'));
  return listOf(at(thread, 'messages')).map((message) => ({
    message,
    value,
    author: isFrom(message, person) ? 'requester' : 'agent',
    person,
  }));
}

/** Where nobody is named it is not said that it was the business. */
function isFrom(message: unknown, person: string | null): boolean {
  const writer = firstOf(message, ['from'], ['from_user_id']);
  return textOf(writer) === null || digits(writer) === person || textOf(at(message, 'from_user_id')) === person;
}

/** Numbers are written with and without their plus. */
function digits(value: unknown): string | null {
  const text = textOf(value);
  return text !== null && /^\+?[\d\s()-]+$/.test(text) ? text.replace(/\D/g, '') : text;
}

const contacts = new WeakMap<object, Map<string, unknown>>();

/** Who a number or an id is, as the messages beside it are told; a lone contact without a number is whoever wrote. */
function contactOf(value: unknown, ...people: (string | null)[]): unknown {
  if (!isObject(value)) return undefined;
  let known = contacts.get(value);
  if (!known) {
    known = new Map();
    const list = listOf(at(value, 'contacts'));
    for (const one of list.toReversed())
      for (const id of [digits(at(one, 'wa_id')), textOf(at(one, 'user_id'))]) if (id !== null) known.set(id, one);
    if (list.length === 1 && known.size === 0) known.set('', list[0]);
    contacts.set(value, known);
  }
  for (const person of people) if (person !== null && known.has(person)) return known.get(person);
  return known.get('');
}

function said({ message, value, author }: Placed): Message[] {
  const edited = at(message, 'edit', 'message');
  const shown = isObject(edited) ? edited : message;
  const kind = textOf(at(shown, 'type')) ?? 'text';
  if (kind === 'reaction' || kind === 'revoke') return [];
  const writer = author === 'requester' ? contactOf(value, digits(at(message, 'from')), textOf(at(message, 'from_user_id'))) : undefined;
  return [
    messageWith({
      id: idOf(message),
      author: kind === 'system' ? 'system' : author,
      name: textOf(at(writer, 'profile', 'name')),
      text: cloudWords(kind, at(shown, kind)).join('\n'),
      sentAt: timeOf(at(message, 'timestamp')),
      attachments: cloudFiles(kind, at(shown, kind)),
    }),
  ];
}
