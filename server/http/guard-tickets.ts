import type { FastifyInstance } from 'fastify';
import { AppError } from '#domain/errors.ts';
import { ticketOf } from '../handoff/ticket-of.ts';
import type { HttpOptions } from './options.ts';
import { agentOf } from './panel-token.ts';

/** So long what the helpdesk said holds: panels ask every few seconds, and an agent's rights seldom change. */
const allowedMs = 2 * 60_000;
/** Whoever was refused may have been let in a moment later: a ticket is assigned. */
const refusedMs = 10_000;
const most = 5_000;

const guarded = /^\/v1\/(?:tickets\/:ticket|handoffs\/:handoff)\//;

/**
 * Lets an agent read and do through the panel's routes only what the helpdesk itself lets them see. Before anything else of a request is
 * looked at; where the helpdesk does not answer, nobody is let in: its failure is the answer.
 */
export function guardTickets(app: FastifyInstance, { deps, panel }: Pick<HttpOptions, 'deps' | 'panel'>): void {
  const known = new Map<string, { may: Promise<boolean>; until: number }>();

  function maySee(agent: string, ticket: string): Promise<boolean> {
    const key = `${agent} ${ticket}`;
    const before = known.get(key);
    if (before && before.until > deps.now()) return before.may;
    if (known.size >= most) known.clear();
    const entry = { may: deps.helpdesk.maySee(agent, ticket), until: deps.now() + refusedMs };
    known.set(key, entry);
    entry.may.then(
      (may) => {
        if (may) entry.until = deps.now() + allowedMs;
      },
      () => known.delete(key),
    );
    return entry.may;
  }

  app.addHook<{ Params: { ticket?: string; handoff?: string } }>('preValidation', async (request) => {
    if (!guarded.test(request.routeOptions.url ?? '')) return;
    const { id } = await agentOf(request, panel);
    const { ticket = '', handoff } = request.params;
    // What is no handoff of ours is said to be none by the route; the helpdesk is not asked about it.
    const found = await ticketOf(deps, handoff === undefined ? { ticket } : { handoff });
    if (found !== null && !(await maySee(id, found)))
      throw new AppError('bad_ticket', 'The helpdesk does not let this agent see the ticket');
  });
}
