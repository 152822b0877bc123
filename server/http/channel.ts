import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AppError } from '#domain/errors.ts';
import { contactChannels } from '#domain/requester-act.ts';
import { checkContact, fieldOf } from '../handoff/check-contact.ts';
import { readNowOf } from '../handoff/read-now.ts';
import { switchChannel } from '../handoff/switch-channel.ts';
import { errorBody } from './errors.ts';
import { handoffNow } from './handoff-now.ts';
import type { HttpOptions } from './options.ts';
import { agentOf } from './panel-token.ts';

const text = z.string().max(254).default('');
const wish = z.object({
  channel: z.enum(contactChannels),
  email: text,
  phone: text,
  /** YYYY-MM-DD */
  day: text,
  /** HH:MM */
  time: text,
  /** IANA name of the requester's time zone. */
  zone: text,
});

/** `PUT /v1/handoffs/{handoff}/channel`: an agent arranges with the requester by which way they go on. */
export function channelRoute(app: FastifyInstance, { deps, panel }: Pick<HttpOptions, 'deps' | 'panel'>): void {
  app.put<{ Params: { handoff: string }; Body: z.output<typeof wish> }>(
    '/v1/handoffs/:handoff/channel',
    {
      schema: {
        summary: 'The conversation goes on by chat, email or a call',
        description: 'Conversation and ticket stay the same. A phone number needs its country code.',
        security: [{ panel: [] }],
        params: z.object({ handoff: z.string().max(64) }),
        body: wish,
        response: { 200: handoffNow, 401: errorBody, 404: errorBody, 409: errorBody, 422: errorBody },
      },
      preValidation: async (request) => void (await agentOf(request, panel)),
    },
    async (request) => {
      const agent = await agentOf(request, panel);
      const checked = await checkContact(request.body, null, deps.now());
      if ('problem' in checked)
        throw new AppError('bad_contact', `The channel cannot be used: ${checked.problem.replaceAll('_', ' ')}`, {
          path: fieldOf[checked.problem],
        });
      await switchChannel(deps, request.params.handoff, checked, agent);
      return readNowOf(deps, request.params.handoff, agent);
    },
  );
}
