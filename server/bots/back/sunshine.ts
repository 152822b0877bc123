import { z } from 'zod';
import { address } from '../../outbound/address.ts';
import { isImage, json, parts, segment, word } from './call.ts';
import { type Channel, connect } from './channel.ts';

// The API takes 4,096 characters; a flat metadata of 4 kB in all.
const longestText = 4_000;
const longestMemory = 1_000;

const settings = z.strictObject({
  /** `https://<subdomain>.zendesk.com/sc`, or `https://api.smooch.io`. */
  url: address,
  app: word,
  key_id: word,
  key_secret: word,
  /** Switchboard integration that holds the conversation while people do; without it only messages are posted. */
  agents: word.optional(),
  /** Switchboard integration of the bot. */
  bot: word.optional(),
  /** Offers control instead of passing it: the integration named in `agents` then accepts by itself. */
  offer: z.boolean().default(false),
});

/** Sunshine Conversations v2: messages of the business, and the switchboard. */
const channel: Channel<z.output<typeof settings>> = {
  settings,
  address: ({ url }) => url,
  headers: ({ key_id, key_secret }) => ({ authorization: `Basic ${Buffer.from(`${key_id}:${key_secret}`).toString('base64')}` }),
  calls(notice, { app, agents, bot, offer }) {
    const conversation = `/v2/apps/${segment(app)}/conversations/${segment(notice.conversation)}`;
    const post = (content: Record<string, string>, name: string | null) =>
      json('POST', `${conversation}/messages`, {
        author: { type: 'business', ...(name === null ? {} : { displayName: name }) },
        content,
        metadata: { baton_handoff: notice.handoffId },
      });
    const say = (text: string, name: string | null) => parts(text, longestText).map((part) => post({ type: 'text', text: part }, name));
    // The metadata is also how our reader knows that a pass was ours and asks for no handoff.
    const pass = (verb: string, to: string | undefined, more: Record<string, string>) =>
      to === undefined
        ? []
        : [json('POST', `${conversation}/${verb}`, { switchboardIntegration: to, metadata: { baton_handoff: notice.handoffId, ...more } })];
    switch (notice.kind) {
      case 'handoff_accepted':
        return [...say(notice.text, null), ...pass(offer ? 'offerControl' : 'passControl', agents, { baton_ticket: notice.ticketId })];
      case 'handoff_waiting':
        return say(notice.text, null);
      case 'agent_replied':
        return say(notice.text, notice.name);
      case 'agent_attached': {
        const { file, name } = notice;
        return [post({ type: isImage(file) ? 'image' : 'file', mediaUrl: file.url, altText: file.name.slice(0, 128) }, name)];
      }
      case 'handoff_completed':
        return pass('passControl', bot, { baton_disposition: notice.disposition, baton_memory: notice.memory.slice(0, longestMemory) });
      case 'handoff_failed':
        return [...say(notice.text, null), ...pass('passControl', bot, {})];
    }
  },
};

export const sunshineBack = connect(channel);
