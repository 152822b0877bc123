import { z } from 'zod';
import type { JsonObject } from '#domain/json.ts';
import type { Notice } from '#domain/way-back.ts';
import { address } from '../../outbound/address.ts';
import { signingSecret, signWebhook } from '../../outbound/sign-webhook.ts';
import { json } from './call.ts';
import { type Channel, connect } from './channel.ts';

const settings = z.strictObject({
  url: address,
  secret: signingSecret,
});

/** Baton's own format, signed by Standard Webhooks as bots sign to us: for bots that no platform stands behind. */
const channel: Channel<z.output<typeof settings>> = {
  settings,
  address: ({ url }) => url,
  headers: ({ secret }, { id, body, now }) => signWebhook(secret, id, body, now),
  calls: (notice) => [json('POST', '', payloadOf(notice))],
};

/** What is posted: DESIGN's names, past tense with a dot. */
export function payloadOf(notice: Notice): JsonObject {
  const { at, conversation, requester, handoffId } = notice;
  const common = { conversation: { id: conversation }, requester: { id: requester } };
  const handoff = (state: string, more: JsonObject = {}) => ({
    id: handoffId,
    state,
    ...('ticketId' in notice && notice.ticketId !== '' ? { ticket: notice.ticketId } : {}),
    ...more,
  });
  const say = (text: string, author: string, id: string, name: string | null) => ({ messages: [{ id, author, name, text, sent_at: at }] });
  switch (notice.kind) {
    case 'handoff_accepted':
      return {
        type: 'handoff.accepted',
        timestamp: at,
        data: { ...common, handoff: handoff('accepted'), bot: { silent: true }, ...say(notice.text, 'bot', `${handoffId}-accepted`, null) },
      };
    case 'handoff_waiting':
      return {
        type: 'message.created',
        timestamp: at,
        data: {
          ...common,
          handoff: handoff(notice.ticketId === '' ? 'requested' : 'accepted'),
          ...say(notice.text, 'bot', `${handoffId}-waiting-${notice.update}`, null),
        },
      };
    case 'agent_replied':
      return {
        type: 'message.created',
        timestamp: at,
        data: { ...common, handoff: handoff('accepted'), ...say(notice.text, 'agent', notice.messageId, notice.name) },
      };
    case 'agent_attached': {
      const { id, name, contentType, url } = notice.file;
      const message = {
        ...{ id: `${notice.messageId}-${id}`, author: 'agent', name: notice.name, text: '', sent_at: at },
        attachments: [{ name, content_type: contentType, url }],
      };
      return { type: 'message.created', timestamp: at, data: { ...common, handoff: handoff('accepted'), messages: [message] } };
    }
    case 'handoff_completed': {
      const { disposition, memory } = notice;
      const type = disposition === 'handed_back' ? 'handoff.handed_back' : 'handoff.completed';
      return { type, timestamp: at, data: { ...common, handoff: handoff('completed', { disposition }), bot: { silent: false, memory } } };
    }
    case 'handoff_failed':
      return {
        type: 'handoff.failed',
        timestamp: at,
        data: { ...common, handoff: handoff('failed'), bot: { silent: false }, ...say(notice.text, 'bot', `${handoffId}-failed`, null) },
      };
  }
}

export const callback = connect(channel);
