import type { Attachment, Message } from '../conversation.ts';
import { firstInLog } from '../first-in-log.ts';
import { at, firstOf, listOf, someOf, textOf, timeOf } from '../lenient.ts';
import { turnId } from '../message-id.ts';
import { conversationWith, messageWith, type Platform } from '../platform.ts';
import { byPlace } from '../unknown-fields.ts';

const known = byPlace({
  '': 'destination events to messages timestamp',
});
/** Of a person, a group or a room. */
const lineId = /^[UCR][0-9a-f]{32}$/;
const files = new Set(['image', 'video', 'audio', 'file']);

/**
 * LINE as its webhooks log it: `events[]`, each with who wrote. What the bot answers is no event; loggers that write it down beside them do so in
 * the shape of the call, `{to, messages}`, which is read as the bot's where the same log names the person.
 */
export const line: Platform = {
  withdrawn,
  idPath: 'events.0.source.userId',
  known,
  recognises: (payload) =>
    someOf(at(payload, 'events'), (one) => placeOf(one) !== null && at(one, 'type') !== undefined) ||
    (lineId.test(textOf(at(payload, 'to')) ?? '') && someOf(at(payload, 'messages'), (one) => typeof at(one, 'type') === 'string')),
  read(payload) {
    const { id, events, diagnostics } = firstInLog(listOf(at(payload, 'events')), placeOf, textOf(at(payload, 'to')));
    return {
      type: 'message_created',
      conversation: conversationWith({
        id,
        channel: 'social',
        requester: {
          id: textOf(
            firstOf(
              events.find((one) => at(one, 'source', 'userId') !== undefined),
              ['source', 'userId'],
            ),
          ),
        },
        messages: [...events.flatMap(said), ...listOf(at(payload, 'messages')).map((one, place) => answer(one, payload, place))],
        report: { diagnostics },
      }),
    };
  },
};

/** A group or room before the one person in it. */
function placeOf(event: unknown): string | null {
  return textOf(firstOf(event, ['source', 'groupId'], ['source', 'roomId'], ['source', 'userId']));
}

function said(event: unknown): Message[] {
  const message = at(event, 'message');
  const kind = textOf(at(message, 'type')) ?? '';
  const place = [at(message, 'title'), at(message, 'address')];
  const words = [
    firstOf(message, ['text']),
    ...(kind === 'location' ? place : []),
    firstOf(event, ['postback', 'displayText'], ['postback', 'data']),
  ];
  const sticker = kind === 'sticker' ? listOf(at(message, 'keywords')).slice(0, 1) : [];
  return [
    messageWith({
      id: textOf(at(message, 'id')) ?? textOf(at(event, 'webhookEventId')) ?? turnId(event),
      author: 'requester',
      text: [...words, ...sticker].flatMap((one) => textOf(one) ?? []).join('\n'),
      sentAt: timeOf(at(event, 'timestamp')),
      attachments: files.has(kind) ? [fileOf(message, kind)] : [],
    }),
  ];
}

/** Files are fetched by the message's id; only those that others host have an address. */
function fileOf(message: unknown, kind: string): Attachment {
  return {
    name: textOf(at(message, 'fileName')) ?? kind,
    contentType: null,
    url: textOf(at(message, 'contentProvider', 'originalContentUrl')),
  };
}

function withdrawn(payload: unknown): string[] {
  return listOf(at(payload, 'events')).flatMap((one) => textOf(at(one, 'unsend', 'messageId')) ?? []);
}

function answer(one: unknown, payload: unknown, place: number): Message {
  return messageWith({
    id: textOf(at(one, 'id')) ?? turnId([one, at(payload, 'timestamp'), ...(place > 0 ? [place] : [])]),
    author: 'bot',
    text: textOf(firstOf(one, ['text'], ['altText'])) ?? '',
    sentAt: timeOf(at(payload, 'timestamp')),
  });
}
