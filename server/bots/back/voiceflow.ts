import { z } from 'zod';
import { address } from '../../outbound/address.ts';
import { json, segment, word } from './call.ts';
import { type Channel, connect } from './channel.ts';

const settings = z.strictObject({ url: address.default('https://general-runtime.voiceflow.com'), api_key: word });

/**
 * Voiceflow: variables of the requester's state, which a flow asks before it speaks. The runtime pushes nothing to requesters, so
 * an agent's words go by a callback.
 */
const channel: Channel<z.output<typeof settings>> = {
  settings,
  address: ({ url }) => url,
  headers: ({ api_key }) => ({ authorization: api_key }),
  calls(notice) {
    const set = (variables: Record<string, string>) =>
      json('PATCH', `/state/user/${segment(notice.requester ?? notice.conversation)}/variables`, {
        ...variables,
        baton_handoff: notice.handoffId,
      });
    switch (notice.kind) {
      case 'handoff_accepted':
        return [set({ baton_state: 'accepted' })];
      case 'handoff_waiting':
      case 'agent_replied':
      case 'agent_attached':
        return [];
      case 'handoff_completed':
        return [set({ baton_state: 'completed', baton_disposition: notice.disposition, baton_memory: notice.memory })];
      case 'handoff_failed':
        return [set({ baton_state: 'failed' })];
    }
  },
};

export const voiceflowBack = connect(channel);
