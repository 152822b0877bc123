import type { Author, Channel, Message } from '../conversation.ts';
import { asEvents, asMessageList, byConversation, isOtherEnvelope } from '../envelopes/sunshine.ts';
import { moodIn, toldIn } from '../free-fields.ts';
import { at, fieldsOf, firstOf, isObject, listOf, textOf, timeOf } from '../lenient.ts';
import { placeId } from '../message-id.ts';
import { conversationWith, messageWith, offered, type Platform } from '../platform.ts';
import { byPlace } from '../unknown-fields.ts';

const social = /^(?:whatsapp|messenger|instagram|line|wechat|viber|telegram|twitter|googlercs|kakao)/;

const known = byPlace({
  '': `
    app webhook events messages meta links appUser trigger version conversation conversationId conversation_id timestamp nonce
    postbacks client users
  `,
  'events.*': 'id createdAt type payload',
  'events.*.payload': `
    conversation message reason metadata source postback user users client creationReason activity destination isFinalEvent
    error externalMessages participants activeSwitchboardIntegration pendingSwitchboardIntegration
  `,
  'events.*.payload.conversation': `
    id type metadata activeSwitchboardIntegration pendingSwitchboardIntegration brandId iconUrl displayName description
    isDefault businessLastRead lastUpdatedAt createdAt participants
  `,
  'events.*.payload.message': 'id received author content source metadata quotedMessage deleted payload',
});

/** Zendesk AI agents and Sunshine Conversations, webhooks v2: `conversation:message` and `switchboard:passControl`; others by {@link asEvents}. */
export const sunshine: Platform = {
  idPath: 'events.0.payload.conversation.id',
  known,
  recognises: (payload) =>
    isOtherEnvelope(payload) || listOf(at(payload, 'events')).some((one) => textOf(at(one, 'payload', 'conversation', 'id')) !== null),
  parts: byConversation,
  read(given) {
    const payload = asEvents(given);
    const all = listOf(at(payload, 'events'));
    const id =
      textOf(
        firstOf(
          all.find((one) => textOf(at(one, 'payload', 'conversation', 'id')) !== null),
          ['payload', 'conversation', 'id'],
        ),
      ) ?? '';
    const events = all.filter((one) => (textOf(at(one, 'payload', 'conversation', 'id')) ?? id) === id);
    const passed = events.find((one) => /switchboard:(?:passControl|offerControl)/.test(textOf(at(one, 'type')) ?? '') && !isOurs(one));
    const first = events.map((one) => at(one, 'payload', 'message')).find((one) => at(one, 'author', 'type') === 'user');
    const told = fieldsOf(firstOf(passed, ['payload', 'metadata']));
    const user = at(first, 'author', 'user') ?? events.map((one) => at(one, 'payload', 'user')).find(isObject);
    const profile = at(user, 'profile');
    return {
      type: passed
        ? 'handoff_requested'
        : events.some((one) => at(one, 'type') === 'conversation:remove')
          ? 'conversation_ended'
          : 'message_created',
      conversation: conversationWith({
        id,
        channel: channelOf(textOf(at(first, 'source', 'type') ?? at(events[0], 'payload', 'source', 'type'))),
        locale: textOf(firstOf(profile, ['locale'])) ?? textOf(at(first, 'source', 'client', 'raw', 'language')),
        requester: {
          id: textOf(firstOf(user, ['externalId'])) ?? textOf(at(first, 'author', 'userId')) ?? textOf(at(user, 'id')),
          name: textOf(at(first, 'author', 'displayName')) ?? nameIn(profile),
          email: textOf(at(profile, 'email')),
          attributes: fieldsOf(at(events[0], 'payload', 'conversation', 'metadata')),
        },
        messages: events.flatMap((one, index) => said(one, index)),
        report: {
          ...toldIn(told),
          reason: textOf(at(passed, 'payload', 'reason')),
          diagnostics: {
            ...told,
            ...moodIn(told),
            ...(all.length > events.length ? { events_of_other_conversations: all.length - events.length } : {}),
          },
        },
      }),
    };
  },
  asUsual: asMessageList,
};

/** Baton passes control too, both ways, and says so: no bot asks for a person by that. */
function isOurs(event: unknown): boolean {
  return textOf(at(event, 'payload', 'metadata', 'baton_handoff')) !== null;
}

function nameIn(profile: unknown): string | null {
  return textOf([at(profile, 'givenName'), at(profile, 'surname')].flatMap((part) => textOf(part) ?? []).join(' '));
}

/** Text, or what stands in its place: the cards of a carousel, the answers of a form, a place on the map. */
function wordsOf(content: unknown): string {
  const plain = textOf(firstOf(content, ['text'], ['altText'], ['title']));
  const labels = [content, ...listOf(at(content, 'items'))]
    .flatMap((one) => listOf(at(one, 'actions')))
    .flatMap((one) => textOf(at(one, 'text')) ?? []);
  if (plain !== null) return [plain, ...offered(labels)].join('\n');
  const fields = listOf(at(content, 'fields')).map((field) => {
    const answer = textOf(firstOf(field, ['text'], ['email'], ['select', 0, 'label'], ['value']));
    return answer === null ? null : `${textOf(firstOf(field, ['label'], ['name'])) ?? ''}: ${answer}`;
  });
  const cards = listOf(at(content, 'items')).map((item) =>
    textOf([at(item, 'title'), at(item, 'description')].flatMap((part) => textOf(part) ?? []).join(': ')),
  );
  const place = [at(content, 'coordinates', 'lat'), at(content, 'coordinates', 'long')].map(textOf);
  return [...fields, ...cards, place.includes(null) ? null : place.join(', '), ...offered(labels)]
    .filter((line) => line !== null)
    .join('\n');
}

function channelOf(source: string | null): Channel {
  if (source === null || /^(?:web|ios|android|api)/.test(source)) return 'chat';
  return /mail/.test(source) ? 'email' : /sms|twilio|messagebird/.test(source) ? 'sms' : social.test(source) ? 'social' : 'other';
}

/** People of the company and bots are both its `business`: a mark, or where it was written, tells them apart before who held the conversation does. */
function authorOf(event: unknown, message: unknown): Author {
  if (/^user$/i.test(textOf(at(message, 'author', 'type')) ?? '')) return 'requester';
  if (listOf(at(message, 'author', 'subtypes')).some((one) => /^ai$/i.test(textOf(one) ?? ''))) return 'bot';
  const source = textOf(at(message, 'source', 'type')) ?? '';
  if (/agentWorkspace/i.test(source)) return 'agent';
  if (/answerBot|ultimate/i.test(source)) return 'bot';
  const holder = textOf(at(event, 'payload', 'conversation', 'activeSwitchboardIntegration', 'integrationType')) ?? '';
  return /agentWorkspace/i.test(holder) ? 'agent' : 'bot';
}

function said(event: unknown, index: number): Message[] {
  const message = at(event, 'payload', 'message');
  const pressed = textOf(firstOf(event, ['payload', 'postback', 'text'], ['payload', 'postback', 'payload']));
  if (pressed !== null)
    return [
      messageWith({
        id: textOf(at(event, 'id')) ?? placeId(index),
        author: 'requester',
        text: pressed,
        sentAt: timeOf(at(event, 'createdAt')),
      }),
    ];
  if (!isObject(message)) return [];
  const content = at(message, 'content');
  const file = textOf(firstOf(content, ['mediaUrl'], ['attachmentId']));
  return [
    messageWith({
      id: textOf(at(message, 'id')) ?? placeId(index),
      author: authorOf(event, message),
      name: textOf(at(message, 'author', 'displayName')),
      text: wordsOf(content),
      sentAt: timeOf(at(message, 'received')) ?? timeOf(at(event, 'createdAt')),
      attachments:
        file === null
          ? []
          : [
              {
                name: textOf(at(content, 'altText')) ?? textOf(at(content, 'type')) ?? 'file',
                contentType: textOf(at(content, 'mediaType')),
                url: file,
              },
            ],
    }),
  ];
}
