import type { Attachment, Author, Message } from '../conversation.ts';
import { asBotpressMessage } from '../envelopes/botpress.ts';
import { isVersion12, readVersion12 } from '../envelopes/botpress-v12.ts';
import { moodIn, toldIn } from '../free-fields.ts';
import { at, fieldsOf, firstOf, isObject, listOf, someOf, textOf, timeOf } from '../lenient.ts';
import { placeId } from '../message-id.ts';
import { conversationWith, messageWith, offered, type Platform } from '../platform.ts';
import { byPlace } from '../unknown-fields.ts';

// What only bots send.
const botKinds = new Set(['choice', 'dropdown', 'card', 'carousel', 'bloc']);

const ofMessage = `
  id conversationId userId messageId payload type direction tags isBot createdAt updatedAt authorId sentOn integration
  integrationId webhookId botId channel origin
`;
const known = byPlace({
  '': `
    ${ofMessage} data event target threadId createdOn nlu ndu state responses suggestions decision messages meta messageHistory
    title description hitlSession user conversation message text question preview incomingEventId botpressConversationId
    processing flags hasBotpressReply timeout
  `,
  data: ofMessage,
  message: ofMessage,
  conversation: 'id userId tags channel integration createdAt updatedAt',
  user: 'id name tags createdAt updatedAt',
});

/**
 * Botpress Cloud: the event `message_created`, the answer of `listMessages` (newest first), and the input of the HITL action
 * `startHitl`, whose `messageHistory` tells who spoke. Version 12 is read by {@link readVersion12}.
 */
export const botpress: Platform = {
  idPath: 'data.conversationId',
  known,
  recognises: (payload) =>
    isVersion12(payload) ||
    Array.isArray(at(payload, 'messageHistory')) ||
    textOf(at(payload, 'data', 'conversationId')) !== null ||
    (textOf(at(payload, 'conversationId')) !== null && isObject(at(payload, 'payload'))) ||
    someOf(at(payload, 'messages'), (one) => isObject(at(one, 'payload')) && textOf(at(one, 'conversationId')) !== null),
  read(payload) {
    if (isVersion12(payload)) return readVersion12(payload);
    const history = listOf(at(payload, 'messageHistory'));
    const session = firstOf(payload, ['conversationId'], ['hitlSession', 'id'], ['hitlSession', 'conversationId'], ['userId']);
    const told = fieldsOf(at(payload, 'hitlSession'));
    if (Array.isArray(at(payload, 'messageHistory')))
      return {
        type: 'handoff_requested',
        conversation: conversationWith({
          id: textOf(session) ?? '',
          requester: { id: textOf(at(payload, 'userId')) },
          messages: history.map((one, index) => said(one, index, at(one, 'source', 'type') === 'user' ? 'requester' : 'bot')),
          report: {
            reason: textOf(at(payload, 'description')),
            classification: textOf(at(payload, 'title')),
            ...toldIn(told),
            diagnostics: { ...told, ...moodIn(told) },
          },
        }),
      };
    const single = at(payload, 'data');
    const listed = isObject(single)
      ? [single]
      : isObject(at(payload, 'payload'))
        ? [{ ...fieldsOf(payload), id: firstOf(payload, ['messageId'], ['id']) }]
        : inTime(listOf(at(payload, 'messages')));
    const bots = new Set(listed.filter(isSentByBot).map((one) => textOf(at(one, 'userId'))));
    const messages = listed.map((one, index) => said(one, index, authorOf(one, bots)));
    const person = listed.find((one) => authorOf(one, bots) === 'requester');
    return {
      type: /hitl.?(?:assigned|started)|start.?hitl/i.test(textOf(at(payload, 'type')) ?? '') ? 'handoff_requested' : 'message_created',
      conversation: conversationWith({
        id: textOf(firstOf(listed[0], ['conversationId'])) ?? '',
        requester: { id: textOf(firstOf(person, ['userId'], ['authorId'])) },
        messages,
        report: { diagnostics: textOf(at(payload, 'meta', 'nextToken')) === null ? {} : { older_messages_on_other_pages: true } },
      }),
    };
  },
  asUsual: asBotpressMessage,
};

/** As the API lists them, the newest come first; version 12 does it the other way round. */
function inTime(messages: unknown[]): unknown[] {
  const [first, last] = [messages[0], messages.at(-1)].map((one) => timeOf(firstOf(one, ['createdAt'], ['sentOn'])));
  return first && last && first < last ? messages : messages.toReversed();
}

function isSentByBot(one: unknown): boolean {
  return (
    at(one, 'isBot') === true ||
    at(one, 'authorId') === null ||
    at(one, 'direction') === 'outgoing' ||
    botKinds.has(textOf(at(one, 'payload', 'type')) ?? '')
  );
}

function authorOf(one: unknown, bots: Set<string | null>): Author {
  if (at(one, 'authorId') === null) return 'bot';
  const isBot = at(one, 'isBot') ?? (at(one, 'direction') === undefined ? undefined : at(one, 'direction') === 'outgoing');
  return typeof isBot === 'boolean' ? (isBot ? 'bot' : 'requester') : bots.has(textOf(at(one, 'userId'))) ? 'bot' : 'requester';
}

/** What the requester is offered to press: they answer with these words. */
function offersOf(card: unknown): string[] {
  const labels = [...listOf(at(card, 'options')), ...listOf(at(card, 'actions')), ...listOf(at(card, 'choices'))].flatMap(
    (one) => textOf(firstOf(one, ['label'], ['title'])) ?? [],
  );
  return offered(labels);
}

function placeOf(payload: unknown): string | null {
  const place = [at(payload, 'latitude'), at(payload, 'longitude')].map(textOf);
  return textOf(at(payload, 'address')) ?? (place.includes(null) ? null : place.join(', '));
}

/** A bloc has whole messages in it, among them carousels, which have cards. */
function blocsOf(payload: unknown): unknown[] {
  return [payload, ...listOf(at(payload, 'items')).flatMap((item) => (isObject(at(item, 'payload')) ? blocsOf(at(item, 'payload')) : []))];
}

function said(one: unknown, index: number, author: Author): Message {
  const payload = at(one, 'payload');
  const blocs = blocsOf(payload);
  const cards = blocs.flatMap((bloc) => [bloc, ...listOf(at(bloc, 'items')).filter((item) => !isObject(at(item, 'payload')))]);
  const place = at(payload, 'type') === 'location' ? placeOf(payload) : null;
  const text = cards
    .flatMap((card) => [at(card, 'text'), at(card, 'title'), at(card, 'subtitle'), at(card, 'markdown'), ...offersOf(card)])
    .concat(place)
    .map(textOf)
    .filter((part) => part !== null);
  return messageWith({
    id: textOf(at(one, 'id')) ?? placeId(index),
    author,
    text: text.join('\n'),
    sentAt: timeOf(firstOf(one, ['createdAt'], ['sentOn'])),
    attachments: blocs.flatMap(filesOf),
  });
}

function filesOf(payload: unknown): Attachment[] {
  return ['imageUrl', 'fileUrl', 'audioUrl', 'videoUrl'].flatMap((key): Attachment[] => {
    const url = textOf(at(payload, key));
    return url === null ? [] : [{ name: textOf(at(payload, 'title')) ?? key.replace('Url', ''), contentType: null, url }];
  });
}
