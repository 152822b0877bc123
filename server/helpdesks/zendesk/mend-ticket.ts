import type { AppError } from '#domain/errors.ts';
import { RemoteAnswer } from '../../outbound/describe-answer.ts';

/** A ticket can do without these; what Zendesk says of a record names them. */
const optional: [RegExp, string][] = [
  [/requester|email/i, 'requester'],
  [/custom_field|\bfield/i, 'custom_fields'],
  [/group/i, 'group_id'],
  [/form/i, 'ticket_form_id'],
  [/tag/i, 'tags'],
  [/metadata/i, 'metadata'],
];

/** The request without what Zendesk refused in it, and a line that says so; null where a ticket cannot do without. */
export function mendTicket(request: string, { message, cause }: AppError): string | null {
  if (!/with 422/.test(message) || !(cause instanceof RemoteAnswer)) return null;
  const reason = cause.text;
  const { ticket } = JSON.parse(request) as { ticket: Record<string, unknown> & { comment: { html_body: string } } };
  const refused = optional.filter(([word, key]) => word.test(reason) && key in ticket).map(([, key]) => key);
  if (refused.length === 0) return null;
  const kept = Object.fromEntries(Object.entries(ticket).filter(([key]) => !refused.includes(key)));
  const note = `<p>Left out, because the account refused it: ${refused.join(', ')}.</p>`;
  return JSON.stringify({ ticket: { ...kept, comment: { ...ticket.comment, html_body: ticket.comment.html_body + note } } });
}
