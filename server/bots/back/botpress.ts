import { z } from 'zod';
import { address } from '../../outbound/address.ts';
import { isImage, json, word } from './call.ts';
import { type Channel, connect } from './channel.ts';

const settings = z.strictObject({
  url: address.default('https://api.botpress.cloud'),
  /** A personal access token or the bot's. */
  token: word,
  bot_id: word,
  /** The user of the bot itself, in whose name messages are written. */
  user_id: word,
  /** The event that the bot defines, with `state` and `memory` in its payload. */
  event: word.default('batonHandoff'),
});

/** Botpress Cloud's runtime API: messages of the bot to its requester, and an event by which the bot knows to be silent. */
const channel: Channel<z.output<typeof settings>> = {
  settings,
  address: ({ url }) => url,
  headers: ({ token, bot_id }) => ({ authorization: `Bearer ${token}`, 'x-bot-id': bot_id }),
  calls(notice, { user_id, event }) {
    const { conversation, handoffId } = notice;
    const post = (type: string, payload: Record<string, string>) =>
      json('POST', '/v1/chat/messages', { type, payload, conversationId: conversation, userId: user_id, tags: {} });
    const say = (text: string) => post('text', { text });
    const tell = (state: string, more: object = {}) =>
      json('POST', '/v1/chat/events', { type: event, conversationId: conversation, payload: { state, handoff: handoffId, ...more } });
    switch (notice.kind) {
      case 'handoff_accepted':
        return [tell('accepted'), say(notice.text)];
      case 'handoff_waiting':
      case 'agent_replied':
        return [say(notice.text)];
      case 'agent_attached': {
        const { name, url } = notice.file;
        return [isImage(notice.file) ? post('image', { imageUrl: url }) : post('file', { fileUrl: url, title: name })];
      }
      case 'handoff_completed':
        return [tell('completed', { disposition: notice.disposition, memory: notice.memory })];
      case 'handoff_failed':
        return [say(notice.text), tell('failed')];
    }
  },
};

export const botpressBack = connect(channel);
