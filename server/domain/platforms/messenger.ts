import type { Attachment, Author, Message } from '../conversation.ts';
import { firstInLog } from '../first-in-log.ts';
import { at, fieldsOf, firstOf, isObject, listOf, numberOf, someOf, textOf, timeOf } from '../lenient.ts';
import { turnId } from '../message-id.ts';
import { conversationWith, messageWith, offered, type Platform } from '../platform.ts';
import { byPlace } from '../unknown-fields.ts';

const known = byPlace({
  '': 'object entry',
  'entry.*': 'id time messaging standby changes changed_fields uid',
});

/** Facebook's Messenger and Instagram as their webhooks log them: `entry[].messaging[]`, one message, button or read mark each. */
export const messenger: Platform = {
  withdrawn,
  idPath: 'entry.0.messaging.0.sender.id',
  known,
  recognises: (payload) => someOf(at(payload, 'entry'), (one) => eventsOf(one).some((each) => personIn(each, one) !== null)),
  parts: byPerson,
  read(payload) {
    const { id, events, diagnostics } = firstInLog(listOf(at(payload, 'entry')).flatMap(withEntry), ({ event, entry }) =>
      personIn(event, entry),
    );
    const messages = events.flatMap(({ event, entry }) => said(event, entry));
    return {
      type: 'message_created',
      conversation: conversationWith({
        id,
        channel: 'social',
        requester: { id: textOf(id) },
        // What a page says comes in an entry of its own, often before what it answers.
        messages: messages.toSorted((a, b) => Date.parse(a.sentAt ?? '') - Date.parse(b.sentAt ?? '') || 0),
        report: { diagnostics },
      }),
    };
  },
};

function withEntry(entry: unknown): { event: unknown; entry: unknown }[] {
  return eventsOf(entry).map((event) => ({ event, entry }));
}

/** An entry is of whoever its first event is of: builders' own fields on it are theirs. */
function byPerson(payload: unknown): unknown[] {
  const groups = Map.groupBy(listOf(at(payload, 'entry')), (entry) => personIn(eventsOf(entry)[0], entry));
  return [...groups.values()].map((entry) => ({ ...fieldsOf(payload), entry }));
}

function withdrawn(payload: unknown): string[] {
  return listOf(at(payload, 'entry'))
    .flatMap(eventsOf)
    .flatMap((event) => {
      const gone = at(event, 'message', 'is_deleted') === true ? textOf(at(event, 'message', 'mid')) : null;
      const edited = textOf(at(event, 'message_edit', 'mid'));
      if (gone !== null) return [gone, ...editsOf(gone, mostEdits)];
      return edited === null ? [] : [edited, ...editsOf(edited, numberOfEdit(event) - 1)];
    });
}

/** As many as Messenger lets people make. */
const mostEdits = 5;

function editsOf(id: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${id}#edited-${index + 1}`);
}

function numberOfEdit(event: unknown): number {
  const number = numberOf(at(event, 'message_edit', 'num_edit'));
  return number >= 1 && number <= mostEdits ? Math.floor(number) : 1;
}

function eventsOf(entry: unknown): unknown[] {
  return [...listOf(at(entry, 'messaging')), ...listOf(at(entry, 'standby'))];
}

function isByPage(event: unknown, entry: unknown): boolean {
  const page = textOf(at(entry, 'id'));
  return at(event, 'message', 'is_echo') === true || (page !== null && textOf(at(event, 'sender', 'id')) === page);
}

/** Whoever talks to the page. */
function personIn(event: unknown, entry: unknown): string | null {
  return textOf(isByPage(event, entry) ? at(event, 'recipient', 'id') : firstOf(event, ['sender', 'id'], ['sender', 'user_ref']));
}

function said(event: unknown, entry: unknown): Message[] {
  const edit = at(event, 'message_edit');
  const message = isObject(edit) ? edit : at(event, 'message');
  const pressed = at(event, 'postback');
  if (!isObject(message) && !isObject(pressed)) return [];
  // What a program sent on the page's behalf names it; people write in the inbox.
  const author: Author = !isByPage(event, entry) ? 'requester' : at(message, 'app_id') === undefined ? 'agent' : 'bot';
  const files = listOf(at(message, 'attachments'));
  const shown = files.flatMap((one) => [
    at(one, 'payload', 'text'),
    ...listOf(at(one, 'payload', 'elements')).flatMap((each) => [at(each, 'title'), at(each, 'subtitle')]),
  ]);
  const buttons = files.flatMap((one) => [
    ...listOf(at(one, 'payload', 'buttons')),
    ...listOf(at(one, 'payload', 'elements')).flatMap((each) => listOf(at(each, 'buttons'))),
  ]);
  const options = [...listOf(at(message, 'quick_replies')), ...buttons].flatMap((one) => textOf(at(one, 'title')) ?? []);
  const own = [firstOf(message, ['text']), firstOf(pressed, ['title'], ['payload'])].flatMap((one) => textOf(one) ?? []);
  // A text that is shown as a card stands in both.
  const words = [...own, ...shown.flatMap((one) => textOf(one) ?? []).filter((one) => !own.includes(one))];
  const edited = textOf(at(edit, 'mid'));
  return [
    messageWith({
      id:
        edited === null
          ? (textOf(firstOf(event, ['message', 'mid'], ['postback', 'mid'])) ?? turnId(event))
          : editsOf(edited, numberOfEdit(event)).at(-1)!,
      author,
      text: [...words, ...offered(options)].join('\n'),
      sentAt: timeOf(firstOf(event, ['timestamp'])) ?? timeOf(at(entry, 'time')),
      attachments: files.flatMap((one): Attachment[] => {
        const url = textOf(at(one, 'payload', 'url'));
        return url === null ? [] : [{ name: textOf(firstOf(one, ['title'], ['type'])) ?? 'file', contentType: null, url }];
      }),
    }),
  ];
}
