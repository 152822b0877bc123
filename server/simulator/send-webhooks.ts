import { createHmac, randomUUID } from 'node:crypto';
import axios from 'axios';
import type { Account, TicketEvent } from './account.ts';
import type { SimAttachment, SimComment } from './state.ts';

/**
 * Sends ticket events to the account's webhooks, signed as Zendesk signs: base64 of HMAC-SHA256 over timestamp and body,
 * keyed with the secret as it is written.
 * @returns a promise of everything sent so far being answered or given up
 */
export function sendWebhooks(account: Account, now: () => number): () => Promise<void> {
  const underWay = new Set<Promise<void>>();
  let position = 0;
  account.onTicketEvent((event) => {
    const type = `zen:event-type:ticket.${event.type}`;
    position += 1;
    const body = JSON.stringify(envelope(account, event, type, now(), position));
    for (const webhook of account.webhooks) {
      if (webhook.status === 'inactive' || !webhook.subscriptions.includes(type)) continue;
      const sending = send(webhook, body, now()).finally(() => underWay.delete(sending));
      underWay.add(sending);
    }
  });
  return async () => {
    while (underWay.size > 0) await Promise.all(underWay);
  };
}

async function send(webhook: Account['webhooks'][number], body: string, now: number): Promise<void> {
  const timestamp = new Date(now).toISOString();
  const headers = {
    'content-type': 'application/json',
    'x-zendesk-webhook-id': webhook.id,
    'x-zendesk-webhook-invocation-id': randomUUID(),
    'x-zendesk-webhook-signature': createHmac('sha256', webhook.secret)
      .update(timestamp + body)
      .digest('base64'),
    'x-zendesk-webhook-signature-timestamp': timestamp,
  };
  // A conflict is tried again, up to three times; nothing else is.
  for (let tries = 0; tries < 4; tries += 1) {
    const answer = await axios.post(webhook.endpoint, body, { headers, timeout: 10_000, validateStatus: () => true }).catch(() => null);
    if (answer?.status !== 409) return;
  }
}

type Tell = (account: Account, event: TicketEvent) => Record<string, unknown>;

const changed: Tell = (_account, { previous, current }) => ({ previous, current });
/** What kinds of events tell beside, or instead of, what was before and what is now. */
const told: Record<string, Tell> = {
  'zen:event-type:ticket.comment_added': (account, { current }) => {
    const { id, author_id, body, html_body, public: is_public } = current as SimComment;
    const author = account.users.get(author_id);
    return {
      comment: {
        author: { id: String(author_id), is_staff: author !== undefined && author.role !== 'end-user', name: author?.name ?? '' },
        body,
        html_body,
        id: String(id),
        is_public,
      },
    };
  },
  'zen:event-type:ticket.attachment_linked_to_comment': (_account, { current }) => {
    const { id, public: is_public, attachment } = current as { id: number; public: boolean; attachment: Omit<SimAttachment, 'bytes'> };
    const { content_type, content_url, file_name } = attachment;
    return {
      comment: { attachment: { content_type, content_url, filename: file_name, id: String(attachment.id), is_public }, id: String(id) },
    };
  },
  'zen:event-type:ticket.status_changed': (_account, { previous, current }) => ({
    previous: String(previous).toUpperCase(),
    current: String(current).toUpperCase(),
  }),
  'zen:event-type:ticket.agent_assignment_changed': (_account, { previous, current }) => ({
    previous: previous === null ? null : String(previous),
    current: current === null ? null : String(current),
  }),
  'zen:event-type:ticket.tags_changed': (_account, { previous, current }) => {
    const [before, after] = [previous as string[], current as string[]];
    return { tags_added: after.filter((tag) => !before.includes(tag)), tags_removed: before.filter((tag) => !after.includes(tag)) };
  },
};

function envelope(account: Account, raised: TicketEvent, type: string, now: number, position: number) {
  const { ticket } = raised;
  return {
    type,
    account_id: 1,
    id: randomUUID(),
    time: new Date(now).toISOString(),
    zendesk_event_version: '2022-11-06',
    subject: `zen:ticket:${ticket.id}`,
    detail: {
      id: String(ticket.id),
      subject: ticket.subject,
      status: ticket.status.toUpperCase(),
      priority: ticket.priority?.toUpperCase() ?? null,
      tags: ticket.tags,
      external_id: ticket.external_id,
      requester_id: String(ticket.requester_id),
      via: { channel: 'web_service' },
    },
    event: { ...(told[type] ?? changed)(account, raised), meta: { sequence: { id: account.subdomain, position } } },
  };
}
