import type { Author, Channel } from '../conversation.ts';
import { moodIn, toldIn } from '../free-fields.ts';
import { at, fieldsOf, firstOf, isObject, textOf, timeOf } from '../lenient.ts';
import { turnId } from '../message-id.ts';
import { conversationWith, messageWith, type Platform } from '../platform.ts';

const authors: Record<string, Author> = { end_user: 'requester', ai_agent: 'bot', bot: 'bot', human_agent: 'agent', agent: 'agent' };
const modalities: Record<string, Channel> = { messaging: 'chat', email: 'email', voice: 'phone', sms: 'sms' };

/** Ada: the webhook events `v1.conversation.*`, one message or change each. */
export const ada: Platform = {
  idPath: 'data.conversation_id',
  recognises: (payload) => /^v\d+\.(?:conversation|end_user)/.test(textOf(at(payload, 'type')) ?? ''),
  read(payload) {
    const kind = textOf(at(payload, 'type')) ?? '';
    const data = at(payload, 'data');
    const content = at(data, 'content');
    // Builders' own variables, and what Ada itself says of a conversation at its handoff.
    const told = { ...fieldsOf(at(data, 'metadata')), ...moodIn(fieldsOf(data)) };
    const file = textOf(firstOf(content, ['url'], ['link', 'url']));
    const role = textOf(at(data, 'author', 'role')) ?? '';
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
        messages: isObject(content)
          ? [
              messageWith({
                id: textOf(firstOf(data, ['message_id'], ['id'])) ?? turnId(payload),
                author: authors[role] ?? 'system',
                name: textOf(at(data, 'author', 'display_name')),
                text: textOf(firstOf(content, ['body'], ['text'])) ?? '',
                sentAt: timeOf(firstOf(data, ['created_at'])) ?? timeOf(at(payload, 'timestamp')),
                attachments: file === null ? [] : [{ name: textOf(at(content, 'filename')) ?? 'file', contentType: null, url: file }],
              }),
            ]
          : [],
        report: {
          reason: textOf(firstOf(data, ['reason_code'], ['reason'])),
          classification: textOf(firstOf(data, ['classification'], ['topic'])),
          ...toldIn(told),
          diagnostics: { ...told, ...moodIn(told) },
        },
      }),
    };
  },
};
