import { z } from 'zod';
import { address } from '../../outbound/address.ts';
import { fileWords, json, segment, word } from './call.ts';
import { type Channel, connect } from './channel.ts';

const settings = z.strictObject({
  url: address.default('https://directline.botframework.com'),
  /** Direct Line secret of the bot's channel. */
  secret: word,
});

/**
 * Bot Framework over Direct Line: event activities in the conversation. `handoff.status` is the framework's own name, with its
 * states; whatever is posted here reaches the bot, which shows an agent's words to the requester.
 */
const channel: Channel<z.output<typeof settings>> = {
  settings,
  address: ({ url }) => url,
  headers: ({ secret }) => ({ authorization: `Bearer ${secret}` }),
  calls(notice) {
    const event = (name: string, value: object) =>
      json('POST', `/v3/directline/conversations/${segment(notice.conversation)}/activities`, {
        type: 'event',
        name,
        from: { id: 'baton', name: 'Baton' },
        value: { handoff: notice.handoffId, ...value },
      });
    switch (notice.kind) {
      case 'handoff_accepted':
        return [event('handoff.status', { state: 'accepted', message: notice.text })];
      case 'handoff_waiting':
        return [event('handoff.message', { id: `${notice.handoffId}-waiting-${notice.update}`, text: notice.text, name: null })];
      case 'agent_replied':
        return [event('handoff.message', { id: notice.messageId, text: notice.text, name: notice.name })];
      case 'agent_attached': {
        const { id, name, contentType, url } = notice.file;
        const attachments = [{ name, contentType, contentUrl: url }];
        return [
          event('handoff.message', { id: `${notice.messageId}-${id}`, text: fileWords(notice.file), name: notice.name, attachments }),
        ];
      }
      case 'handoff_completed':
        return [event('handoff.status', { state: 'completed', disposition: notice.disposition, memory: notice.memory })];
      case 'handoff_failed':
        return [event('handoff.status', { state: 'failed', message: notice.text })];
    }
  },
};

export const copilotStudioBack = connect(channel);
