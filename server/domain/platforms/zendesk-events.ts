import type { Author } from '../conversation.ts';
import { asCommentAdded } from '../envelopes/zendesk-events.ts';
import { at, firstOf, isObject, listOf, textOf, timeOf } from '../lenient.ts';
import { turnId } from '../message-id.ts';
import { conversationWith, fileOf, messageWith, type Platform } from '../platform.ts';
import { byPlace } from '../unknown-fields.ts';

const actors: Record<string, Author> = { end_user: 'requester', agent: 'agent', system: 'bot' };

const ofComment = 'id body html_body author is_public attachments attachment created_at';
const known = byPlace({
  '': 'type detail event account_id id subject time zendesk_event_version',
  detail: `
    id subject actor_id assignee_id brand_id created_at custom_status description external_id form_id group_id is_public
    organization_id priority requester_id status submitter_id tags type updated_at via
  `,
  event: 'actor message comment meta attachment',
  'event.comment': ofComment,
  'event.message': ofComment,
  'event.actor': 'id type name',
});

/** Zendesk's own ticket events, as somebody kept them: `messaging_ticket.message_added` and `ticket.comment_added`, one message each. */
export const zendeskEvents: Platform = {
  idPath: 'detail.id',
  known,
  recognises: (payload) => /^zen:event-type:(?:messaging_)?ticket\./.test(textOf(at(payload, 'type')) ?? ''),
  read(payload) {
    const comment = firstOf(payload, ['event', 'comment'], ['event', 'message']);
    const actor = textOf(at(payload, 'event', 'actor', 'type'));
    const isStaff = at(comment, 'author', 'is_staff') === true;
    // A note is nobody's word to the other.
    const author = actor === null ? (at(comment, 'is_public') === false ? 'system' : isStaff ? 'agent' : 'requester') : actors[actor];
    const text = textOf(at(comment, 'body')) ?? '';
    return {
      type: 'message_created',
      conversation: conversationWith({
        id: textOf(at(payload, 'detail', 'id')) ?? '',
        requester: { id: textOf(at(payload, 'detail', 'requester_id')) },
        messages: [
          messageWith({
            id: textOf(at(comment, 'id')) ?? turnId(payload),
            author: author ?? 'system',
            name: textOf(at(comment, 'author', 'name')),
            text,
            sentAt: timeOf(at(payload, 'time')),
            attachments: [
              ...listOf(at(comment, 'attachments')),
              ...(isObject(at(comment, 'attachment')) ? [at(comment, 'attachment')] : []),
            ].map((file) => fileOf(file)),
          }),
        ],
        report: { classification: textOf(at(payload, 'detail', 'subject')) },
      }),
    };
  },
  asUsual: asCommentAdded,
};
