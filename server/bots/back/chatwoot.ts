import { z } from 'zod';
import { address } from '../../outbound/address.ts';
import { fileWords, json, segment, word } from './call.ts';
import { type Channel, connect } from './channel.ts';

const settings = z.strictObject({ url: address, account: z.coerce.string().min(1), token: word });

/** Chatwoot: an agent bot speaks while a conversation is `pending` and is silent while it is `open`. The memory is a private note. */
const channel: Channel<z.output<typeof settings>> = {
  settings,
  address: ({ url }) => url,
  headers: ({ token }) => ({ api_access_token: token }),
  calls(notice, { account }) {
    const conversation = `/api/v1/accounts/${segment(account)}/conversations/${segment(notice.conversation)}`;
    const message = (content: string, isPrivate: boolean) =>
      json('POST', `${conversation}/messages`, {
        content,
        message_type: 'outgoing',
        private: isPrivate,
        content_attributes: { baton_handoff: notice.handoffId },
      });
    const status = (to: string) => json('POST', `${conversation}/toggle_status`, { status: to });
    switch (notice.kind) {
      case 'handoff_accepted':
        return [status('open'), message(notice.text, false)];
      case 'handoff_waiting':
      case 'agent_replied':
        return [message(notice.text, false)];
      // Files are taken in forms only, by their bytes.
      case 'agent_attached':
        return [message(fileWords(notice.file), false)];
      case 'handoff_completed':
        return [
          message(notice.memory, true),
          status(['handed_back', 'abandoned', 'timed_out'].includes(notice.disposition) ? 'pending' : 'resolved'),
        ];
      case 'handoff_failed':
        return [message(notice.text, false), status('pending')];
    }
  },
};

export const chatwootBack = connect(channel);
