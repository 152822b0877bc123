import type { HelpdeskEvent } from '#domain/helpdesk.ts';
import { at, listOf, parsed, textOf, timeOf } from '#domain/lenient.ts';

/** A macro or an agent sets it on the ticket to give the conversation back to the bot. */
export const handbackTag = 'baton_handback';

const other: HelpdeskEvent = { kind: 'other' };

/**
 * Reads a ticket event. Only what the staff wrote for the requester's eyes is a reply: notes are not, nor is what the requester
 * wrote. Baton writes nothing but notes, so nothing of ours can come back as a reply.
 */
export function readEvent(body: string): HelpdeskEvent {
  const envelope = parsed(body);
  const type = (textOf(at(envelope, 'type')) ?? '').replace('zen:event-type:', '');
  const ticketId = textOf(at(envelope, 'detail', 'id'));
  const event = at(envelope, 'event');
  if (ticketId === null) return other;
  switch (type) {
    case 'ticket.comment_added': {
      const comment = at(event, 'comment');
      if (at(comment, 'is_public') !== true || at(comment, 'author', 'is_staff') !== true) return other;
      return reply(envelope, ticketId, textOf(at(comment, 'id')), textOf(at(comment, 'body')), textOf(at(comment, 'author', 'name')));
    }
    case 'ticket.attachment_linked_to_comment': {
      const comment = at(event, 'comment');
      const [file, messageId] = [at(comment, 'attachment'), textOf(at(comment, 'id'))];
      const [id, url] = [textOf(at(file, 'id')), textOf(at(file, 'content_url'))];
      if (messageId === null || id === null || url === null || !/^https?:\/\//.test(url)) return other;
      const name = textOf(at(file, 'filename')) ?? 'file';
      return { kind: 'file_attached', ticketId, messageId, file: { id, name, contentType: textOf(at(file, 'content_type')), url } };
    }
    case 'messaging_ticket.message_added': {
      if (at(event, 'actor', 'type') !== 'agent') return other;
      return reply(
        envelope,
        ticketId,
        textOf(at(event, 'message', 'id')),
        textOf(at(event, 'message', 'body')),
        textOf(at(event, 'actor', 'name')),
      );
    }
    case 'ticket.status_changed':
      return /^(?:solved|closed)$/i.test(textOf(at(event, 'current')) ?? '') ? { kind: 'ticket_solved', ticketId } : other;
    case 'ticket.agent_assignment_changed': {
      const agentId = textOf(at(event, 'current'));
      return agentId === null || agentId === '' ? other : { kind: 'agent_assigned', ticketId, agentId };
    }
    case 'ticket.merged':
      return { kind: 'ticket_gone', ticketId, disposition: 'duplicate' };
    case 'ticket.soft_deleted':
    case 'ticket.permanently_deleted':
    case 'ticket.marked_as_spam':
      return { kind: 'ticket_gone', ticketId, disposition: 'abandoned' };
    case 'ticket.tags_changed':
      return listOf(at(event, 'tags_added')).includes(handbackTag) ? { kind: 'handback_asked', ticketId } : other;
    default:
      return other;
  }
}

function reply(envelope: unknown, ticketId: string, messageId: string | null, text: string | null, name: string | null): HelpdeskEvent {
  const sentAt = timeOf(at(envelope, 'time'));
  if (messageId === null || sentAt === null) return other;
  return { kind: 'agent_replied', ticketId, messageId, text: (text ?? '').trim(), name, at: sentAt };
}
