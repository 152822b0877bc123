import { z } from 'zod';
import { address } from '../../outbound/address.ts';
import { fileWords, json, parts, segment, word } from './call.ts';
import { type Channel, connect } from './channel.ts';

/** Ada names no bound; channels behind it have theirs. */
const longestText = 4_000;

const settings = z.strictObject({
  /** `https://<bot>.ada.support` */
  url: address,
  token: word,
});

/**
 * Ada's Conversations API: messages of a human agent, and the end of the handoff that Ada itself holds, after which its agent
 * answers again. It takes no memory: that goes by a callback.
 */
const channel: Channel<z.output<typeof settings>> = {
  settings,
  address: ({ url }) => url,
  headers: ({ token }) => ({ authorization: `Bearer ${token}` }),
  calls(notice) {
    const conversation = `/api/v2/conversations/${segment(notice.conversation)}`;
    if (notice.kind === 'handoff_completed') return [json('POST', `${conversation}/end-handoff/`, {})];
    const name = 'name' in notice ? notice.name : null;
    const text = notice.kind === 'agent_attached' ? fileWords(notice.file) : notice.text;
    const messages = parts(text, longestText).map((body) =>
      json('POST', `${conversation}/messages/`, {
        author: { role: 'human_agent', display_name: name ?? 'Support' },
        content: { type: 'text', body },
      }),
    );
    return notice.kind === 'handoff_failed' ? [...messages, json('POST', `${conversation}/end-handoff/`, {})] : messages;
  },
};

export const adaBack = connect(channel);
