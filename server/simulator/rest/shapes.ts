import type { SimAttachment, SimComment, SimTicket } from '../state.ts';

/** The ticket as the API answers it: its comments have an address of their own. */
export function ticketJson({ comments, metadata: _, ...ticket }: SimTicket, url: string) {
  return { url: `${url}/api/v2/tickets/${ticket.id}.json`, ...ticket, description: comments[0]?.body ?? '', via: { channel: 'api' } };
}

export function commentJson(comment: SimComment, url: string) {
  return {
    ...comment,
    type: 'Comment',
    plain_body: comment.body,
    attachments: comment.attachments.map((file) => attachmentJson(file, url)),
  };
}

export function attachmentJson({ bytes: _, content_url, ...file }: SimAttachment, url: string) {
  return { ...file, content_url: `${url}${content_url}` };
}
