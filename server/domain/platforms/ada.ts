import type { Author, Channel, Message } from '../conversation.ts';
import { asAdaMessages } from '../envelopes/ada.ts';
import { moodIn, toldIn } from '../free-fields.ts';
import { at, fieldsOf, firstOf, isObject, listOf, someOf, textOf, timeOf } from '../lenient.ts';
import { placeId, turnId } from '../message-id.ts';
import { conversationWith, messageWith, offered, oldestFirst, type Platform } from '../platform.ts';
import { byPlace } from '../unknown-fields.ts';

const authors: Record<string, Author> = { end_user: 'requester', ai_agent: 'bot', bot: 'bot', human_agent: 'agent', agent: 'agent' };
const modalities: Record<string, Channel> = { messaging: 'chat', email: 'email', voice: 'phone', sms: 'sms' };

const known = byPlace({
  '': `
    type timestamp data messages id event_id created_at conversation conversation_id end_user_id meta links next_page_uri cursor
    has_more webhook_id status tenant_id api_version
  `,
  data: `
    id messages conversation conversation_id end_user end_user_id channel channel_id ai_agent_id metadata status created_at
    updated_at message_id author content language reason_code reason reasoning topic classification handoff_id ended_by contexts
    meta links next_page_uri cursor has_more
  `,
  'data.end_user': 'id profile created_at updated_at metadata',
  'data.end_user.profile': 'first_name last_name email phone_number language metadata created_at updated_at',
  'data.channel': 'id name description modality type created_at updated_at metadata',
  'data.conversation': 'id status channel_id end_user_id ai_agent_id created_at updated_at metadata',
});

/** Ada: the webhook events `v1.conversation.*`, one message or change each, and the lists of messages that its API answers. */
export const ada: Platform = {
  idPath: 'data.conversation_id',
  known,
  recognises: (payload) => /^v\d+\.(?:conversation|end_user)/.test(textOf(at(payload, 'type')) ?? '') || isList(payload),
  read(payload) {
    if (isList(payload)) return readList(payload);
    const kind = textOf(at(payload, 'type')) ?? '';
    const data = at(payload, 'data');
    const content = at(data, 'content');
    // Builders' own variables, and what Ada itself says of a conversation at its handoff.
    const told = { ...fieldsOf(at(data, 'metadata')), ...moodIn(fieldsOf(data)) };
    const reasoning = textOf(at(data, 'reasoning'));
    const role = roleOf(data);
    return {
      type: /handoff|escalat/.test(kind) ? 'handoff_requested' : /ended|closed/.test(kind) ? 'conversation_ended' : 'message_created',
      conversation: conversationWith({
        id:
          textOf(firstOf(data, ['conversation_id'], ['conversation', 'id'])) ??
          (/\.message$/.test(kind) ? '' : (textOf(at(data, 'id')) ?? '')),
        channel: modalities[textOf(at(data, 'channel', 'modality')) ?? ''] ?? 'chat',
        locale: textOf(firstOf(data, ['language'], ['end_user', 'profile', 'language'])),
        requester: {
          id: textOf(firstOf(data, ['end_user_id'], ['end_user', 'id'])) ?? (role === 'end_user' ? textOf(at(data, 'author', 'id')) : null),
          name: textOf(at(data, 'end_user', 'profile', 'first_name')),
          email: textOf(at(data, 'end_user', 'profile', 'email')),
          attributes: fieldsOf(at(data, 'end_user', 'profile', 'metadata')),
        },
        messages: isObject(content) || textOf(content) !== null ? [said(data, timeOf(at(payload, 'timestamp')), turnId(payload))] : [],
        report: {
          reason: textOf(firstOf(data, ['reason_code'], ['reason'])),
          classification: textOf(firstOf(data, ['classification'], ['topic'])),
          ...toldIn(told),
          diagnostics: { ...told, ...moodIn(told), ...(reasoning === null ? {} : { reasoning }) },
        },
      }),
    };
  },
  asUsual: asAdaMessages,
};

function roleOf(one: unknown): string {
  return (textOf(at(one, 'author', 'role')) ?? '').toLowerCase();
}

function listIn(payload: unknown): unknown[] {
  return [payload, at(payload, 'data'), at(payload, 'messages'), at(payload, 'data', 'messages')].find(Array.isArray) ?? [];
}

function isList(payload: unknown): boolean {
  return someOf(listIn(payload), (one) => textOf(at(one, 'author', 'role')) !== null && isObject(at(one, 'content')));
}

function readList(payload: unknown): ReturnType<Platform['read']> {
  const rows = oldestFirst(listIn(payload), (one) => timeOf(at(one, 'created_at')));
  const outer = isObject(at(payload, 'data')) ? at(payload, 'data') : payload;
  const person = rows.find((one) => roleOf(one) === 'end_user');
  return {
    type: 'message_created',
    conversation: conversationWith({
      id:
        textOf(firstOf(outer, ['conversation_id'], ['conversation', 'id'])) ??
        textOf(at(rows[0], 'conversation_id')) ??
        textOf(at(outer, 'id')) ??
        '',
      requester: { id: textOf(firstOf(outer, ['end_user_id'])) ?? textOf(at(person, 'author', 'id')) },
      messages: rows.map((one, index) => said(one, null, placeId(index))),
    }),
  };
}

/** A text, a file, or buttons and cards with words of their own. */
function said(one: unknown, sentAt: string | null, otherwise: string): Message {
  const content = at(one, 'content');
  const shown = isObject(at(content, 'presentation')) ? at(content, 'presentation') : content;
  const options = listOf(firstOf(shown, ['options'], ['buttons'], ['quick_replies'])).flatMap(
    (each) => textOf(firstOf(each, ['text'], ['label'], ['title'])) ?? [],
  );
  const words = [at(shown, 'title'), typeof shown === 'string' ? shown : firstOf(shown, ['body'], ['text'])].flatMap(
    (line) => textOf(line) ?? [],
  );
  const file = textOf(firstOf(content, ['url'], ['link', 'url'], ['file_url']));
  return messageWith({
    id: textOf(firstOf(one, ['message_id'], ['id'])) ?? otherwise,
    author: authors[roleOf(one)] ?? 'system',
    name: textOf(at(one, 'author', 'display_name')),
    text: [...words, ...offered(options)].join('\n'),
    sentAt: timeOf(at(one, 'created_at')) ?? sentAt,
    attachments: file === null ? [] : [{ name: textOf(at(content, 'filename')) ?? 'file', contentType: null, url: file }],
  });
}
