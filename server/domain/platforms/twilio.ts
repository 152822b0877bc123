import type { Attachment, Channel } from '../conversation.ts';
import { moodIn, toldIn } from '../free-fields.ts';
import type { JsonObject } from '../json.ts';
import { at, fieldsOf, firstOf, isObject, listOf, parsed, shareOf, textOf, timeOf } from '../lenient.ts';
import { turnId } from '../message-id.ts';
import { conversationWith, messageWith, type Platform } from '../platform.ts';

const namesBot = /^(?:assistant|system|virtual)|(?:^|[^a-z])(?:chat)?bots?(?:[^a-z]|$)/i;
/** Flex names its workers by their email, written so: `ann_40acme_2Ecom`. */
const flexWorker = /^[^@\s]+_40[^@\s]+_2E/i;

/**
 * Twilio: Conversations' `onMessageAdded` (fields of a form, or the agent connector's JSON), an incoming message of Programmable
 * Messaging, and a Flex task, whose attributes are JSON inside a string.
 */
export const twilio: Platform = {
  idPath: 'ConversationSid',
  recognises: (payload) => idOf(payload) !== '',
  read(payload) {
    const attributes = parsed(firstOf(payload, ['Attributes'], ['routing', 'properties', 'attributes']));
    const author = textOf(firstOf(payload, ['Author'], ['From'], ['participantProfileId']));
    const isBot = namesBot.test(author ?? '') || at(attributes, 'author') === 'bot' || at(attributes, 'isBot') === true;
    const isAgent =
      !isBot && (flexWorker.test(author ?? '') || at(attributes, 'author') === 'agent' || at(attributes, 'member_type') === 'agent');
    const kind = textOf(firstOf(payload, ['EventType'], ['type'])) ?? '';
    const text = textOf(firstOf(payload, ['Body'], ['communicationMessageBody'], ['SpeechResult'], ['Digits'])) ?? '';
    const address = textOf(at(attributes, 'customerAddress'));
    return {
      type:
        isObject(at(payload, 'routing')) || /handoff|escalat/i.test(kind)
          ? 'handoff_requested'
          : /onConversationRemoved|closed/i.test(kind) || at(payload, 'StateTo') === 'closed'
            ? 'conversation_ended'
            : 'message_created',
      conversation: conversationWith({
        id: idOf(payload),
        channel: channelOf(
          `${at(payload, 'CallSid') === undefined ? '' : 'voice '}${textOf(firstOf(payload, ['communicationChannel'], ['Source'], ['routing', 'properties', 'task_channel_unique_name'])) ?? ''} ${author ?? ''}`,
        ),
        requester:
          isBot || isAgent
            ? {}
            : {
                id: author ?? address,
                name: textOf(firstOf(payload, ['ProfileName'])) ?? textOf(at(attributes, 'customerName')),
                phone: phoneIn(author ?? address),
              },
        messages: [
          messageWith({
            id: textOf(firstOf(payload, ['MessageSid'], ['messageId'])) ?? turnId(payload),
            author: isBot ? 'bot' : isAgent ? 'agent' : 'requester',
            text,
            confidence: at(payload, 'SpeechResult') === undefined ? null : shareOf(at(payload, 'Confidence')),
            sentAt: timeOf(firstOf(payload, ['DateCreated'], ['timestamp'])),
            attachments: filesOf(payload),
          }),
        ],
        report: {
          ...toldIn(fieldsOf(attributes)),
          reason: textOf(firstOf(payload, ['reason'], ['handoff', 'reason'])),
          diagnostics: { ...scalars(attributes), ...moodIn(fieldsOf(attributes)) },
        },
      }),
    };
  },
};

function idOf(payload: unknown): string {
  const task = firstOf(payload, ['routing', 'properties', 'attributes']);
  const named =
    firstOf(payload, ['ConversationSid'], ['conversationId'], ['CallSid'], ['SmsMessageSid'], ['From']) ??
    firstOf(parsed(task), ['conversationSid'], ['taskSid']);
  // One version of these attributes was seen cut in the middle, which is no JSON any more.
  return textOf(named) ?? (typeof task === 'string' ? (/"conversationSid"\s*:\s*"([^"]{1,64})"/.exec(task)?.[1] ?? '') : '');
}

/** `whatsapp:+1202…` is a number too. */
function phoneIn(address: string | null): string | null {
  const number = address?.replace(/^[a-z]+:/i, '') ?? '';
  return /^\+?\d[\d -]{5,}$/.test(number) ? number : null;
}

function channelOf(told: string): Channel {
  if (told.startsWith('voice ')) return 'phone';
  if (/whatsapp|messenger|instagram|rcs/i.test(told)) return 'social';
  return /sms|\+\d{6}/i.test(told) ? 'sms' : /voice|phone/i.test(told) ? 'phone' : /mail/i.test(told) ? 'email' : 'chat';
}

function filesOf(payload: unknown): Attachment[] {
  const listed = listOf(parsed(at(payload, 'Media'))).map(
    (one): Attachment => ({ name: textOf(at(one, 'Filename')) ?? 'media', contentType: textOf(at(one, 'ContentType')), url: null }),
  );
  const count = Math.min(Number(at(payload, 'NumMedia') ?? 0) || 0, 10);
  return [
    ...listed,
    ...Array.from(
      { length: count },
      (_, index): Attachment => ({
        name: `media ${index + 1}`,
        contentType: textOf(at(payload, `MediaContentType${index}`)),
        url: textOf(at(payload, `MediaUrl${index}`)),
      }),
    ),
  ];
}

function scalars(value: unknown): JsonObject {
  return Object.fromEntries(Object.entries(fieldsOf(value)).filter(([, one]) => typeof one !== 'object'));
}
