import type { Attachment, Author, Message } from '../conversation.ts';
import { asIntercomNotification } from '../envelopes/intercom.ts';
import { moodIn, toldIn } from '../free-fields.ts';
import { htmlText } from '../html-text.ts';
import { at, fieldsOf, firstOf, isObject, listOf, textOf, timeOf } from '../lenient.ts';
import { placeId } from '../message-id.ts';
import { conversationWith, fileOf, messageWith, type Platform } from '../platform.ts';
import { byPlace } from '../unknown-fields.ts';

const authors: Record<string, Author> = {
  user: 'requester',
  lead: 'requester',
  contact: 'requester',
  bot: 'bot',
  admin: 'agent',
  team: 'agent',
};

const ofAgent = `
  resolution_state last_answer_type rating rating_remark source_type source_title content_sources created_at updated_at
`;
const ofConversation = `
  type id created_at updated_at waiting_since snoozed_until source contacts first_contact_reply admin_assignee_id
  team_assignee_id open state read tags priority sla_applied statistics conversation_rating teammates title custom_attributes
  topics ticket linked_objects ai_agent ai_agent_participated ai_topics ai_title company company_id conversation_parts
  conversation_message customers customer user assignee redacted links
`;
const known = byPlace({
  '': `${ofConversation} app_id data topic delivery_status delivery_attempts delivered_at first_sent_at self metadata`,
  data: 'type item',
  'data.item': ofConversation,
  ai_agent: ofAgent,
  'data.item.ai_agent': ofAgent,
});

/** Intercom with Fin: a conversation of the REST API, alone or in a webhook's notification. Bodies are HTML; parts without a body are events. */
export const intercom: Platform = {
  idPath: 'data.item.id',
  known,
  isTest: (payload) => at(payload, 'topic') === 'ping' || at(payload, 'data', 'item', 'type') === 'ping',
  recognises: (payload) =>
    isObject(at(conversationIn(payload), 'conversation_parts')) ||
    at(payload, 'type') === 'notification_event' ||
    (at(payload, 'type') === 'conversation' && isObject(at(payload, 'source', 'author'))),
  read(payload) {
    const item = conversationIn(payload);
    const custom = fieldsOf(at(item, 'custom_attributes'));
    const parts = partsOf(item);
    const fin = at(item, 'ai_agent');
    const sources = listOf(at(fin, 'content_sources', 'content_sources'))
      .map((one) => textOf(firstOf(one, ['title'], ['url'], ['content_type'])))
      .filter((one) => one !== null);
    const messages = parts.map((part, index) => said(part, index, timeOf(at(item, 'created_at'))));
    const answer = messages.findLast(({ author, text }) => author === 'bot' && text !== '');
    if (answer && isObject(fin)) answer.sources = sources;
    const person = parts
      .map((part) => at(part, 'author'))
      .find((one) => authors[(textOf(at(one, 'type')) ?? '').toLowerCase()] === 'requester');
    const contact = at(item, 'contacts', 'contacts', 0);
    const topic = textOf(at(payload, 'topic')) ?? '';
    const state = textOf(at(fin, 'resolution_state'));
    const isEnded = topic === 'conversation.admin.closed' || at(item, 'state') === 'closed';
    // The state stays as it is in whatever is told afterwards; once people have answered, it is no news.
    const hadAgent = messages.some(({ author, text }) => author === 'agent' && text !== '');
    return {
      type:
        /escalat|routed_to_team/.test(topic) || (/escalat|routed_to_team|handoff/.test(state ?? '') && !isEnded && !hadAgent)
          ? 'handoff_requested'
          : isEnded
            ? 'conversation_ended'
            : 'message_created',
      conversation: conversationWith({
        id: textOf(at(item, 'id')) ?? '',
        channel: /email/.test(textOf(at(item, 'source', 'type')) ?? '')
          ? 'email'
          : /phone/.test(textOf(at(item, 'source', 'type')) ?? '')
            ? 'phone'
            : 'chat',
        startedAt: timeOf(at(item, 'created_at')),
        requester: {
          id: textOf(firstOf(contact, ['external_id'], ['id'])) ?? textOf(at(person, 'id')),
          name: textOf(at(person, 'name')),
          email: textOf(at(person, 'email')),
          attributes: fieldsOf(at(contact, 'custom_attributes')),
        },
        messages,
        report: {
          ...toldIn(custom),
          name: messages.find(({ author }) => author === 'bot')?.name ?? null,
          classification: textOf(at(item, 'title')),
          reason: state,
          diagnostics: {
            ...custom,
            ...moodIn(custom),
            ...(isObject(fin) ? { fin_rating: textOf(at(fin, 'rating')), fin_source: textOf(at(fin, 'source_title')) } : {}),
          },
        },
      }),
    };
  },
  asUsual: asIntercomNotification,
};

function conversationIn(payload: unknown): unknown {
  return isObject(at(payload, 'data', 'item')) ? at(payload, 'data', 'item') : payload;
}

/** What opened the conversation, which version 1 calls its message, and all parts behind it. Of what was taken back only a sentence of Intercom's is left. */
function partsOf(item: unknown): unknown[] {
  const first = firstOf(item, ['source'], ['conversation_message']);
  const others = firstOf(item, ['conversation_parts', 'conversation_parts'], ['conversation_parts']);
  return [...(first === undefined ? [] : [first]), ...listOf(others)].filter((part) => !isTakenBack(part));
}

/** Exports leave the mark out: then that sentence tells, where it is all there is. */
function isTakenBack(part: unknown): boolean {
  const mark = at(part, 'redacted');
  if (typeof mark === 'boolean') return mark;
  return /^(?:<p[^<>]{0,80}>)?this message was deleted\.?(?:<\/p>)?$/i.test((textOf(at(part, 'body')) ?? '').trim());
}

function said(part: unknown, index: number, startedAt: string | null): Message {
  // A note is for the team alone, whatever is done along with it, and so is a summary.
  const isNote = /^note|summary$/.test(textOf(at(part, 'part_type')) ?? '');
  const body = isNote ? '' : (textOf(at(part, 'body')) ?? '');
  return messageWith({
    id: textOf(at(part, 'id')) ?? placeId(index),
    author: authorOf(part),
    name: textOf(at(part, 'author', 'name')),
    text: htmlText(body),
    sentAt: timeOf(at(part, 'created_at')) ?? (index === 0 ? startedAt : null),
    attachments: isNote ? [] : [...picturesIn(body), ...listOf(at(part, 'attachments')).map((file) => fileOf(file, 'attachment'))],
  });
}

/** Fin may speak under the name of one of the team: then a mark of its own tells. */
function authorOf(part: unknown): Author {
  const author = authors[(textOf(at(part, 'author', 'type')) ?? '').toLowerCase()] ?? 'system';
  const marks = [part, at(part, 'author')].flatMap((one) => [at(one, 'from_ai_agent'), at(one, 'is_ai_answer')]);
  const isOperator = /^operator\+[^@\s]{0,80}@intercom\.io$/.test(textOf(at(part, 'author', 'email')) ?? '');
  return author === 'agent' && (isOperator || marks.includes(true)) ? 'bot' : author;
}

/** Pictures that stand within the text. */
function picturesIn(html: string): Attachment[] {
  return [...html.matchAll(/<img\s[^<>]{0,400}?src="(https?:[^"<>]{1,2000})"/gi)].map(([, url]) => ({
    name: 'image',
    contentType: null,
    url: url!.replaceAll('&amp;', '&'),
  }));
}
