import type { FastifyInstance } from 'fastify';
import { AppError } from '#domain/errors.ts';
import { ticketOf } from '../handoff/ticket-of.ts';
import type { HttpOptions } from './options.ts';
import { agentOf } from './panel-token.ts';
import type { MaySee } from './ticket-sight.ts';

const guarded = /^\/v1\/(?:tickets\/:ticket|handoffs\/:handoff)\//;

/**
 * Lets an agent read and do through the panel's routes only what the helpdesk itself lets them see. Before anything else of a request is
 * looked at; where the helpdesk does not answer, nobody is let in: its failure is the answer.
 */
export function guardTickets(
  app: FastifyInstance,
  { deps, panel, maySee }: Pick<HttpOptions, 'deps' | 'panel'> & { maySee: MaySee },
): void {
  app.addHook<{ Params: { ticket?: string; handoff?: string } }>('preValidation', async (request) => {
    if (!guarded.test(request.routeOptions.url ?? '')) return;
    const { id } = await agentOf(request, panel);
    const { ticket = '', handoff } = request.params;
    // What is no handoff of ours is said to be none by the route; the helpdesk is not asked about it.
    const found = await ticketOf(deps, handoff === undefined ? { ticket } : { handoff });
    if (found === null) return;
    // Without a ticket there is nothing of which the helpdesk could say who may see it.
    if (found.ticketId === null || !(await maySee(id, [found.ticketId])).has(found.ticketId))
      throw new AppError('bad_ticket', 'The helpdesk does not let this agent see the ticket');
  });
}
