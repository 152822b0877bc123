import type { Author } from '../conversation.ts';
import { htmlText } from '../html-text.ts';
import { at, firstOf, isObject, listOf, someOf, textOf, timeOf } from '../lenient.ts';
import { fileOf, oldestFirst } from '../platform.ts';
import { type Line, lineOf, sentAtOf } from './transcript.ts';

/**
 * A ticket's comments as the helpdesk's API answers them: Zendesk's (with the people beside them, or not) and Freshdesk's conversations, alone or
 * within their ticket. What is private is nobody's word to the other.
 * @returns null where it is none
 */
export function commentLines(value: unknown): Line[] | null {
  const comments = Array.isArray(value) ? value : at(value, 'comments');
  if (someOf(comments, isComment)) return ofZendesk(listOf(comments), value);
  const replies = Array.isArray(value) ? value : at(value, 'conversations');
  return someOf(replies, isReply) ? ofFreshdesk(listOf(replies), value) : null;
}

function isComment(one: unknown): boolean {
  return isObject(one) && at(one, 'author_id') !== undefined && textOf(firstOf(one, ['plain_body'], ['html_body'], ['body'])) !== null;
}

function ofZendesk(comments: unknown[], value: unknown): Line[] {
  const people = new Map(listOf(at(value, 'users')).map((one) => [textOf(at(one, 'id')), one]));
  const requester = textOf(firstOf(value, ['ticket', 'requester_id'], ['requester_id']));
  const lines = comments.filter(isComment).map((one): Line => {
    const id = textOf(at(one, 'author_id'));
    const person = people.get(id);
    const html = textOf(at(one, 'html_body'));
    const text = textOf(firstOf(one, ['plain_body'], ['body'])) ?? (html === null ? '' : htmlText(html));
    return {
      ...lineOf(textOf(at(person, 'name')) ?? id, text, timeOf(at(one, 'created_at'))),
      author: at(one, 'public') === false ? 'system' : (roleOf(person) ?? (requester !== null && id === requester ? 'requester' : null)),
      attachments: listOf(at(one, 'attachments')).map((file) => fileOf(file)),
    };
  });
  // Either order can be asked for.
  return oldestFirst(lines, sentAtOf);
}

function roleOf(person: unknown): Author | null {
  const role = textOf(at(person, 'role')) ?? '';
  return /^end.?user$/i.test(role) ? 'requester' : /^(?:agent|admin)$/i.test(role) ? 'agent' : null;
}

function isReply(one: unknown): boolean {
  return typeof at(one, 'incoming') === 'boolean' && textOf(firstOf(one, ['body_text'], ['body'])) !== null;
}

function ofFreshdesk(replies: unknown[], value: unknown): Line[] {
  const ticket = at(value, 'ticket') ?? value;
  const lines = oldestFirst(replies.filter(isReply).map(replyLine), sentAtOf);
  const asked = textOf(firstOf(ticket, ['description_text']));
  const name = textOf(at(ticket, 'requester', 'name'));
  return asked === null ? lines : [{ ...lineOf(name, asked, timeOf(at(ticket, 'created_at'))), author: 'requester' }, ...lines];
}

function replyLine(one: unknown): Line {
  const isByNobody = at(one, 'user_id') === null;
  const author: Author = at(one, 'private') === true ? 'system' : at(one, 'incoming') === true ? 'requester' : isByNobody ? 'bot' : 'agent';
  const text = textOf(at(one, 'body_text')) ?? htmlText(textOf(at(one, 'body')) ?? '');
  return {
    ...lineOf(null, text, timeOf(at(one, 'created_at'))),
    author,
    attachments: listOf(at(one, 'attachments')).map((file) => ({ ...fileOf(file), url: textOf(at(file, 'attachment_url')) })),
  };
}
