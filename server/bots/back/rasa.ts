import { z } from 'zod';
import type { BackCall } from '#domain/way-back.ts';
import { address } from '../../outbound/address.ts';
import { fileWords, json, segment, word } from './call.ts';
import { type Channel, connect } from './channel.ts';

const settings = z.strictObject({
  url: address,
  /** Rasa's `--auth-token`, or a JWT that its `--jwt-secret` accepts. */
  token: word.optional(),
  jwt: word.optional(),
  /** The channel on which requesters are reached; `latest` is the one they wrote on last. */
  output_channel: word.default('latest'),
  /** The slot that takes the memory; without it only `pause` and `resume` are written. */
  memory_slot: word.optional(),
});

/** Rasa's HTTP API: `pause` and `resume` on the tracker, and utterances that its output channel shows. */
const channel: Channel<z.output<typeof settings>> = {
  settings,
  address: ({ url }) => url,
  query: ({ token }): Record<string, string> => (token === undefined ? {} : { token }),
  headers: ({ jwt }): Record<string, string> => (jwt === undefined ? {} : { authorization: `Bearer ${jwt}` }),
  calls(notice, { output_channel, memory_slot }) {
    const events = (list: object[], isSpoken: boolean): BackCall => {
      const spoken = isSpoken ? `?${new URLSearchParams({ output_channel, execute_side_effects: 'true' })}` : '';
      return json('POST', `/conversations/${segment(notice.conversation)}/tracker/events${spoken}`, list);
    };
    const say = (text: string, author: string) =>
      events([{ event: 'bot', text, metadata: { baton_handoff: notice.handoffId, author } }], true);
    switch (notice.kind) {
      case 'handoff_accepted':
        return [events([{ event: 'pause' }], false), say(notice.text, 'bot')];
      case 'handoff_waiting':
        return [say(notice.text, 'bot')];
      case 'agent_replied':
        return [say(notice.text, 'agent')];
      case 'agent_attached':
        return [say(fileWords(notice.file), 'agent')];
      case 'handoff_completed':
        // The slot first: whatever the bot does when it wakes, it knows.
        return [
          events(
            [...(memory_slot === undefined ? [] : [{ event: 'slot', name: memory_slot, value: notice.memory }]), { event: 'resume' }],
            false,
          ),
        ];
      case 'handoff_failed':
        return [events([{ event: 'resume' }], false), say(notice.text, 'bot')];
    }
  },
};

export const rasaBack = connect(channel);
