import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { channels } from '#domain/conversation.ts';
import { priorities, reasonCodes } from '#domain/decision.ts';
import { handoffActions, verdicts } from '#domain/handoff-now.ts';
import { endDispositions } from '#domain/way-back.ts';
import { acceptByAgent } from '../handoff/accept-by-agent.ts';
import { giveVerdict } from '../handoff/give-verdict.ts';
import { readNow, readNowOf } from '../handoff/read-now.ts';
import { readRequester } from '../handoff/read-requester.ts';
import { errorBody } from './errors.ts';
import type { HttpOptions } from './options.ts';
import { agentOf } from './panel-token.ts';
import type { MaySee } from './ticket-sight.ts';

const state = z.enum(['requested', 'accepted', 'completed', 'failed']);
const disposition = z.enum(endDispositions).nullable();
const agent = z.object({ id: z.string(), name: z.string().nullable() });
/** Where a handoff stands, as it travels. */
export const handoffNow = z.object({
  handoff: z.string(),
  revision: z.string(),
  state,
  disposition,
  owner: agent.extend({ at: z.string() }).nullable(),
  verdict: z.enum(verdicts).nullable(),
  channel: z.enum(channels),
  messages: z.number().int(),
  can_draft: z.boolean(),
  changes: z.array(z.object({ at: z.string(), agent: agent.nullable(), action: z.enum(handoffActions), detail: z.string().nullable() })),
  served_at: z.string(),
});
const earlier = z.object({
  handoffs: z.array(
    z.object({
      ticket: z.string().nullable(),
      requested_at: z.string(),
      state,
      disposition,
      priority: z.enum(priorities),
      reason: z.enum(reasonCodes).nullable(),
      intent: z.string().nullable(),
    }),
  ),
  has_more: z.boolean(),
});
const acceptance = z.object({ over: z.boolean().default(false) }).nullish();
const opinion = z.object({ verdict: z.enum(verdicts).nullable() });
const ofTicket = z.object({ ticket: z.string().max(40) });
const ofPage = z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) });
const ofHandoff = z.object({ handoff: z.string().max(64) });
const refusals = { 401: errorBody, 404: errorBody, 422: errorBody };

/** What the panel asks every few seconds, and what its buttons do. Every answer is where the handoff stands now. */
export function handoffNowRoutes(
  app: FastifyInstance,
  { deps, panel, maySee }: Pick<HttpOptions, 'deps' | 'panel'> & { maySee: MaySee },
): void {
  const security = [{ panel: [] }];
  app.get<{ Params: { ticket: string } }>(
    '/v1/tickets/:ticket/handoff',
    {
      schema: {
        summary: 'Where the handoff behind a ticket stands',
        security,
        params: ofTicket,
        response: { 200: handoffNow, ...refusals },
      },
    },
    async (request) => readNow(deps, request.params.ticket, await agentOf(request, panel)),
  );
  app.get<{ Params: { ticket: string }; Querystring: z.output<typeof ofPage> }>(
    '/v1/tickets/:ticket/requester',
    {
      schema: {
        summary: 'Earlier handoffs of the same requester, at most twenty at a time: those whose tickets the agent may see',
        security,
        params: ofTicket,
        querystring: ofPage,
        response: { 200: earlier, ...refusals },
      },
      preValidation: async (request) => void (await agentOf(request, panel)),
    },
    async (request) => {
      const { id } = await agentOf(request, panel);
      return readRequester(deps, request.params.ticket, request.query.page, (tickets) => maySee(id, tickets));
    },
  );
  app.post<{ Params: { handoff: string }; Body: z.output<typeof acceptance> }>(
    '/v1/handoffs/:handoff/acceptance',
    {
      schema: {
        summary: 'An agent accepts a handoff',
        security,
        params: ofHandoff,
        body: acceptance,
        response: { 200: handoffNow, 409: errorBody, ...refusals },
      },
      preValidation: async (request) => void (await agentOf(request, panel)),
    },
    async (request) => {
      const who = await agentOf(request, panel);
      await acceptByAgent(deps, request.params.handoff, who, request.body?.over ?? false);
      return readNowOf(deps, request.params.handoff, who);
    },
  );
  app.put<{ Params: { handoff: string }; Body: z.output<typeof opinion> }>(
    '/v1/handoffs/:handoff/verdict',
    {
      schema: {
        summary: 'An agent says whether a handoff was needed, or takes that back (null)',
        security,
        params: ofHandoff,
        body: opinion,
        response: { 200: handoffNow, ...refusals },
      },
      preValidation: async (request) => void (await agentOf(request, panel)),
    },
    async (request) => {
      const who = await agentOf(request, panel);
      await giveVerdict(deps, request.params.handoff, who, request.body.verdict);
      return readNowOf(deps, request.params.handoff, who);
    },
  );
}
