import type { Attachment, Author, Channel, Message } from '../conversation.ts';
import { asChatwootWebhook } from '../envelopes/chatwoot.ts';
import { moodIn, toldIn } from '../free-fields.ts';
import { at, fieldsOf, firstOf, isObject, listOf, textOf, timeOf } from '../lenient.ts';
import { turnId } from '../message-id.ts';
import { conversationWith, messageWith, offered, type Platform } from '../platform.ts';
import { byPlace } from '../unknown-fields.ts';

const channels: [RegExp, Channel][] = [
  [/WebWidget/, 'chat'],
  [/Email/, 'email'],
  [/Sms/i, 'sms'],
  [/Whatsapp|Facebook|Instagram|Twitter|Telegram|Line/, 'social'],
  [/Voice/, 'phone'],
];

const ofContact = `
  id name email phone_number identifier avatar thumbnail type blocked hmac_verified additional_attributes custom_attributes
  account account_id created_at updated_at availability_status available_name pubsub_token last_activity_at country_code city
  source_id
`;
const ofConversation = `
  id display_id uuid status inbox_id account_id can_reply channel contact_inbox meta messages labels additional_attributes
  custom_attributes snoozed_until unread_count first_reply_created_at priority waiting_since agent_last_seen_at
  contact_last_seen_at assignee_last_seen_at last_activity_at timestamp created_at updated_at applied_sla sla_events
  last_non_activity_message agent_reply_time_window_message
`;
const known = byPlace({
  '': `
    ${ofConversation} event account conversation current_conversation contact inbox changed_attributes source_id event_info
    is_private user content_attributes content_type content processed_message_content conversation_id message_type private
    sender sender_id sender_type attachments external_source_ids sentiment
  `,
  conversation: ofConversation,
  sender: `${ofContact} controller action event role`,
  contact: ofContact,
  'conversation.meta': 'sender assignee assignee_type team hmac_verified',
  'conversation.meta.sender': ofContact,
});

/** Chatwoot: `message_created`, and `conversation_status_changed` from pending to open, by which a bot hands over. */
export const chatwoot: Platform = {
  idPath: 'conversation.id',
  known,
  recognises: (payload) => /^(?:message|conversation|webwidget)_/.test(textOf(at(payload, 'event')) ?? ''),
  read(payload) {
    const isMessage = /^message_/.test(textOf(at(payload, 'event')) ?? '');
    // What tells of a message or of somebody typing has it inside; what tells of a conversation is it.
    const inside = firstOf(payload, ['conversation'], ['current_conversation']);
    const conversation = isMessage || isObject(inside) ? inside : payload;
    const custom = fieldsOf(at(conversation, 'custom_attributes'));
    const writer = at(payload, 'sender');
    const contact = at(conversation, 'meta', 'sender') ?? (isMessage && authorOf(payload) === 'requester' ? writer : undefined);
    const kind = textOf(at(conversation, 'channel')) ?? '';
    const status = conversation !== payload ? null : textOf(at(payload, 'status'));
    const change = listOf(at(payload, 'changed_attributes'))
      .map((one) => at(one, 'status'))
      .find(isObject);
    // A new conversation or a new label is no handoff: without the change itself, the event must be that of a status.
    const isOfStatus = /^conversation_(?:status_changed|opened|resolved)$/.test(textOf(at(payload, 'event')) ?? '');
    const wasPending = change === undefined ? isOfStatus : at(change, 'previous_value') === 'pending';
    return {
      type: status === 'open' && wasPending ? 'handoff_requested' : status === 'resolved' ? 'conversation_ended' : 'message_created',
      conversation: conversationWith({
        id: textOf(firstOf(conversation, ['id'], ['display_id'])) ?? '',
        channel: channels.find(([name]) => name.test(kind))?.[1] ?? 'chat',
        locale: textOf(firstOf(conversation, ['additional_attributes', 'browser_language'])),
        requester: {
          id: textOf(firstOf(contact, ['identifier'], ['id'])),
          name: textOf(at(contact, 'name')),
          email: textOf(at(contact, 'email')),
          phone: textOf(at(contact, 'phone_number')),
          attributes: fieldsOf(at(contact, 'custom_attributes')),
        },
        // What tells of a conversation brings its last message along. A private note is for the team alone.
        messages: (isMessage ? [payload] : conversation === payload ? listOf(at(payload, 'messages')) : [])
          .filter((one) => at(one, 'private') !== true && !isDeleted(one))
          .map(said),
        report: { ...toldIn(custom), diagnostics: { ...custom, ...moodIn(custom), ...labelsOf(conversation) } },
      }),
    };
  },
  asUsual: asChatwootWebhook,
};

/** A sentence of Chatwoot's own stands in its place. */
function isDeleted(one: unknown): boolean {
  return at(one, 'content_attributes', 'deleted') === true;
}

function said(one: unknown): Message {
  const options = listOf(at(one, 'content_attributes', 'items')).flatMap((item) => textOf(at(item, 'title')) ?? []);
  return messageWith({
    id: textOf(at(one, 'id')) ?? turnId(one),
    author: authorOf(one),
    name: textOf(at(one, 'sender', 'name')),
    text: [...[at(one, 'content')].flatMap((line) => textOf(line) ?? []), ...offered(options)].join('\n'),
    sentAt: timeOf(at(one, 'created_at')),
    attachments: listOf(at(one, 'attachments')).map(
      (file): Attachment => ({ name: textOf(at(file, 'file_type')) ?? 'file', contentType: null, url: textOf(at(file, 'data_url')) }),
    ),
  });
}

function authorOf(payload: unknown): Author {
  const kind = textOf(at(payload, 'message_type'))?.toLowerCase();
  if (kind === 'incoming' || kind === '0') return 'requester';
  if (kind === 'activity' || kind === '2' || at(payload, 'private') === true) return 'system';
  return /^user$/i.test(textOf(firstOf(payload, ['sender', 'type'], ['sender_type'])) ?? '') ? 'agent' : 'bot';
}

function labelsOf(conversation: unknown): Record<string, string> {
  const labels = listOf(at(conversation, 'labels'))
    .map(textOf)
    .filter((one) => one !== null);
  return labels.length === 0 ? {} : { labels: labels.join(', ') };
}
