import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { channels } from '#domain/conversation.ts';
import { priorities, reasonCodes } from '#domain/decision.ts';
import { languagesSeen, unspoken } from '../../handoff/desk/languages.ts';
import { previewMessage, type SampleRequester } from '../../handoff/desk/preview-message.ts';
import { occasions } from '../../handoff/settings.ts';
import { deskSecurity } from '../admin.ts';
import { errorBody } from '../errors.ts';
import type { DeskOptions } from './options.ts';

const sample = z.object({
  occasion: z.enum(occasions),
  reason: z.enum(reasonCodes),
  channel: z.enum(channels),
  language: z.string().min(2).max(35),
  name: z.string().max(120).nullable().default(null),
  group: z.string().max(120).nullable().default(null),
  priority: z.enum(priorities).default('normal'),
  open: z.boolean().nullable().default(null),
  position: z.number().int().min(1).max(1_000).nullable().default(null),
  minutes: z.number().int().min(0).max(10_080).nullable().default(null),
});
const refusals = { 401: errorBody, 403: errorBody, 422: errorBody };
const tags = ['desk'];

/** What requesters are told: in which languages, and what a draft would say. */
export function messageRoutes(app: FastifyInstance, { deps, live }: DeskOptions): void {
  app.get(
    '/v1/desk/languages',
    {
      schema: {
        summary: 'Languages of the newest handoffs, and which of them have no words of their own',
        ...{ tags, security: deskSecurity },
        response: {
          200: z.object({
            languages: z.array(z.object({ code: z.string(), handoffs: z.number(), built_in: z.boolean() })),
            unspoken: z.array(z.string()),
          }),
          ...refusals,
        },
      },
    },
    async () => {
      const seen = await languagesSeen(deps);
      const languages = seen.map(({ isBuiltIn, ...one }) => ({ ...one, built_in: isBuiltIn }));
      return { languages, unspoken: unspoken(seen, live.inForce().settings.messages) };
    },
  );

  app.post<{ Body: { messages?: unknown; sample: SampleRequester } }>(
    '/v1/desk/messages/preview',
    {
      schema: {
        summary: 'What a requester would be told with a draft of the templates',
        ...{ tags, security: deskSecurity },
        body: z.object({ messages: z.unknown(), sample }),
        response: { 200: z.object({ text: z.string(), template: z.number().nullable(), problem: z.string().nullable() }), ...refusals },
      },
    },
    ({ body }) => previewMessage(live, body.messages ?? [], body.sample),
  );
}
