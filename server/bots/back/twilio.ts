import { z } from 'zod';
import { address } from '../../outbound/address.ts';
import { fileWords, form, parts, segment, word } from './call.ts';
import { type Channel, connect } from './channel.ts';

/** What one message of Conversations may hold. */
const longestText = 1_600;

const settings = z.strictObject({
  url: address.default('https://conversations.twilio.com'),
  account_sid: word,
  auth_token: word,
});

/**
 * Twilio Conversations: messages in the requester's conversation. What is for the bot alone has no place here, because everybody
 * in a conversation can read its attributes: that goes by a callback.
 */
const channel: Channel<z.output<typeof settings>> = {
  settings,
  address: ({ url }) => url,
  headers: ({ account_sid, auth_token }) => ({
    authorization: `Basic ${Buffer.from(`${account_sid}:${auth_token}`).toString('base64')}`,
    // Twilio's default too: a message of ours must not come back to us as a webhook.
    'x-twilio-webhook-enabled': 'false',
  }),
  calls(notice) {
    if (notice.kind === 'handoff_completed') return [];
    const isAgents = notice.kind === 'agent_replied' || notice.kind === 'agent_attached';
    const author = isAgents ? (notice.name ?? 'agent') : 'bot';
    // Media are taken by their bytes, at another address.
    const text = notice.kind === 'agent_attached' ? fileWords(notice.file) : notice.text;
    return parts(text, longestText).map((part) =>
      form(`/v1/Conversations/${segment(notice.conversation)}/Messages`, {
        // Our reader tells by these attributes that no requester wrote it, should it come back after all.
        Author: author,
        Body: part,
        Attributes: JSON.stringify({ author: isAgents ? 'agent' : 'bot', baton_handoff: notice.handoffId }),
      }),
    );
  },
};

export const twilioBack = connect(channel);
