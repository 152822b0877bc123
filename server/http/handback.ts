import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { handBack } from '../handoff/hand-back.ts';
import { errorBody } from './errors.ts';
import type { HttpOptions } from './options.ts';
import { verifyPanelToken } from './panel-token.ts';

const answer = z.object({ handoff: z.object({ id: z.string(), state: z.literal('completed'), disposition: z.literal('handed_back') }) });
const wish = z.object({ note: z.string().max(2_000).nullish() }).nullish();

/** `POST /v1/handoffs/{handoff}/handback`: the agent gives the conversation back to the bot. */
export function handbackRoute(app: FastifyInstance, { deps, panel }: Pick<HttpOptions, 'deps' | 'panel'>): void {
  app.post<{ Params: { handoff: string }; Body: z.output<typeof wish> }>(
    '/v1/handoffs/:handoff/handback',
    {
      schema: {
        summary: 'Gives a conversation back to its bot',
        description: 'The bot gets a memory of a few lines, with the note; the requester sees neither.',
        security: [{ panel: [] }],
        params: z.object({ handoff: z.string().max(64) }),
        body: wish,
        response: { 200: answer, 401: errorBody, 404: errorBody, 409: errorBody, 422: errorBody },
      },
      // Before the body is looked at: a stranger learns nothing from its mistakes.
      preValidation: async (request) => void (await verifyPanelToken(request.headers.authorization, panel.signing, panel.subdomain)),
    },
    async ({ params, body }) => {
      await handBack(deps, params.handoff, body?.note ?? null);
      return { handoff: { id: params.handoff, state: 'completed' as const, disposition: 'handed_back' as const } };
    },
  );
}
