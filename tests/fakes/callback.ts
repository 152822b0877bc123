import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import type { FakePlatform } from './platform-server.ts';

export const callbackSecret = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const id = z.strictObject({ id: z.string().nullable() });

/** Somebody's own bot: it checks signatures with the reference library and reads what the README says it gets. */
export const callbackReceiver: FakePlatform = {
  settings: (url) => ({ url: `${url}/baton`, secret: callbackSecret }),
  isAuthorised(headers, _query, body) {
    try {
      new Webhook(callbackSecret).verify(body, headers as Record<string, string>);
      return true;
    } catch {
      return false;
    }
  },
  routes: [
    {
      method: 'POST',
      path: /^\/baton$/,
      body: z.strictObject({
        type: z.enum(['handoff.accepted', 'message.created', 'handoff.completed', 'handoff.handed_back', 'handoff.failed']),
        timestamp: z.iso.datetime(),
        data: z.strictObject({
          conversation: z.strictObject({ id: z.string() }),
          requester: id,
          handoff: z.strictObject({
            id: z.string(),
            state: z.enum(['requested', 'accepted', 'completed', 'failed']),
            ticket: z.string().optional(),
            disposition: z.enum(['solved', 'handed_back', 'abandoned', 'duplicate', 'timed_out']).optional(),
          }),
          bot: z.strictObject({ silent: z.boolean(), memory: z.string().optional() }).optional(),
          messages: z
            .array(
              z.strictObject({
                id: z.string(),
                author: z.enum(['bot', 'agent']),
                name: z.string().nullable(),
                text: z.string(),
                sent_at: z.iso.datetime(),
                attachments: z
                  .array(z.strictObject({ name: z.string(), content_type: z.string().nullable(), url: z.url() }))
                  .min(1)
                  .optional(),
              }),
            )
            .optional(),
        }),
      }),
      act(seen, { data }) {
        seen.conversations.splice(-1, 1, data.conversation.id);
        for (const { text, name, attachments = [] } of data.messages ?? [])
          seen.shown.push({ text: [text, ...attachments.map((file: { url: string }) => file.url)].filter(Boolean).join(' '), by: name });
        if (data.bot) seen.bot = data.bot.silent ? 'silent' : 'speaking';
        seen.memory = data.bot?.memory ?? seen.memory;
      },
    },
  ],
};
