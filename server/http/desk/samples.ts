import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type PostHere, postSample, removeSamples } from '../../handoff/desk/samples.ts';
import { deskSecurity } from '../admin.ts';
import { errorBody } from '../errors.ts';
import type { DeskOptions } from './options.ts';

const refusals = { 401: errorBody, 403: errorBody, 404: errorBody, 409: errorBody, 422: errorBody, 502: errorBody, 503: errorBody };
const tags = ['desk'];
/** Whose address samples are signed for: some schemes sign it, and nobody else is ever called so. */
const host = 'sample.invalid';

const kept = z.object({
  conversation: z.string(),
  bot: z.string(),
  tickets: z.array(z.string()),
  code: z.string(),
  message: z.string(),
});

/** Samples: a conversation as a bot would post it, and taking all of them away again. */
export function sampleRoutes(app: FastifyInstance, { deps, doors, live, kit }: DeskOptions): void {
  const post: PostHere = async (url, payload, headers) => {
    const answer = await app.inject({ method: 'POST', url, payload, headers: { ...headers, host } });
    return { status: answer.statusCode, body: answer.body };
  };

  app.post<{ Params: { bot: string } }>(
    '/v1/desk/bots/:bot/sample',
    {
      schema: {
        summary: 'Posts a sample conversation as the bot would, signed, through the same door: a ticket is made of it',
        ...{ tags, security: deskSecurity },
        params: z.object({ bot: z.string().max(63) }),
        response: { 200: z.object({ conversation: z.string() }), ...refusals },
      },
    },
    async (request) => {
      await doors.may(request, 'tune');
      return { conversation: await postSample(deps, live, kit, request.params.bot, host, post) };
    },
  );

  app.post(
    '/v1/desk/samples/removal',
    {
      schema: {
        summary: 'Removes all samples that can be removed, solves their tickets, and tells which stay and why',
        ...{ tags, security: deskSecurity },
        response: { 200: z.object({ removed: z.number(), kept: z.array(kept) }), ...refusals },
      },
    },
    async (request) => {
      const { removed, kept } = await removeSamples(deps, await doors.may(request, 'tune'));
      return {
        removed,
        kept: kept.map(({ sample, tickets, why }) => ({
          ...{ conversation: sample.conversation, bot: sample.bot, tickets, code: why.code, message: why.message },
        })),
      };
    },
  );
}
