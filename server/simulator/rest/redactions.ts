import type { FastifyInstance } from 'fastify';
import type { Account } from '../account.ts';
import { notFound, refuseRecord } from './refuse.ts';

interface Redaction {
  ticket_id?: unknown;
  html_body?: unknown;
  external_attachment_urls?: unknown;
}

const withoutMarks = (html: string) => html.replace(/<\/?redact>/g, '').replace(/(<(?:a|img)\b[^>]*?)\s+redact>/gi, '$1>');
const black = (text: string) => text.replace(/\S/gu, '\u2587');

/** Takes words and files out of comments, also of closed tickets. What is sent must be the comment with marks, and nothing else. */
export function redactionRoutes(app: FastifyInstance, account: Account): void {
  app.put<{ Params: { id: string } }>('/api/v2/comment_redactions/:id', async (request, reply) => {
    const input = (request.body ?? {}) as Redaction;
    const comment = account.tickets.get(Number(input.ticket_id))?.comments.find(({ id }) => id === Number(request.params.id));
    if (!comment) return notFound(reply);
    const html = String(input.html_body ?? comment.html_body);
    if (withoutMarks(html) !== comment.html_body.replace(/(<(?:a|img)\b[^>]*?)\s*\/?>/gi, '$1>'))
      return refuseRecord(reply, { html_body: [{ description: 'Html body: does not match the comment', error: 'InvalidValue' }] });
    comment.html_body = html
      .replace(/<(?:a|img)\b[^>]*\sredact>/gi, '')
      .replace(/<redact>([\s\S]*?)<\/redact>/g, (_all, text: string) => black(text));
    comment.body = comment.html_body.replace(/<[^>]*>/g, '');
    const urls = Array.isArray(input.external_attachment_urls) ? input.external_attachment_urls.map(String) : [];
    comment.attachments = comment.attachments.map((file) =>
      urls.some((url) => url.endsWith(file.content_url))
        ? { ...file, file_name: 'redacted.txt', content_type: 'text/plain', bytes: Buffer.alloc(0), size: 0 }
        : file,
    );
    return { comment: { id: comment.id, html_body: comment.html_body } };
  });
}
