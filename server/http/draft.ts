import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { BriefSummary } from '#domain/brief.ts';
import { draftReply } from '../handoff/draft-reply.ts';
import { errorBody } from './errors.ts';
import type { HttpOptions } from './options.ts';
import { agentOf } from './panel-token.ts';

const claim = z.object({ text: z.string(), evidence: z.array(z.string()) });
const answer = z.object({ summary: z.object({ model: z.string(), lines: z.array(claim), draft: z.array(claim) }).nullable() });

/** `POST /v1/handoffs/{handoff}/draft`: an agent has the language model write a first reply's middle, of what was said until now. */
export function draftRoute(app: FastifyInstance, { deps, panel }: Pick<HttpOptions, 'deps' | 'panel'>): void {
  // Two agents who ask in one moment get one answer: a model costs its admin money.
  const asked = new Map<string, Promise<BriefSummary | null>>();
  app.post<{ Params: { handoff: string } }>(
    '/v1/handoffs/:handoff/draft',
    {
      schema: {
        summary: 'A language model drafts a reply for an agent to read, change and send',
        description:
          'Only where one is configured (`can_draft` of the handoff). Redacted before it leaves; null where nothing it wrote holds.',
        security: [{ panel: [] }],
        params: z.object({ handoff: z.string().max(64) }),
        response: { 200: answer, 401: errorBody, 404: errorBody },
      },
      preValidation: async (request) => void (await agentOf(request, panel)),
    },
    async (request) => {
      const { handoff } = request.params;
      const agent = await agentOf(request, panel);
      const drafting = asked.get(handoff) ?? draftReply(deps, handoff, agent).finally(() => asked.delete(handoff));
      asked.set(handoff, drafting);
      return { summary: await drafting };
    },
  );
}
