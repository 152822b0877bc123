import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { beginBackfill, readBackfill, resumeBackfill } from '../../handoff/desk/export-tickets.ts';
import { deskSecurity } from '../admin.ts';
import { errorBody } from '../errors.ts';
import type { DeskOptions } from './options.ts';

const tags = ['desk'];
const refusals = { 401: errorBody, 403: errorBody, 422: errorBody };
const progress = z.object({
  begun: z.boolean(),
  from: z.string().nullable(),
  reached: z.string().nullable(),
  share: z.number(),
  tickets: z.number(),
  complete: z.boolean(),
  stopped: z.object({ reason: z.string().nullable(), at: z.string().nullable() }).nullable(),
});

/** What the helpdesk measured of tickets before its webhooks told us: fetched once, then followed. */
export function backfillRoutes(app: FastifyInstance, { deps, doors }: DeskOptions): void {
  app.get(
    '/v1/desk/measures/backfill',
    {
      schema: {
        summary: 'How far what the helpdesk measured has been fetched; `share` is 0 to 1, and `stopped` says why it does not go on',
        ...{ tags, security: deskSecurity },
        response: { 200: progress, ...refusals },
      },
    },
    async () => progressOf(await readBackfill(deps), deps.now()),
  );

  app.post<{ Body: { from: string } }>(
    '/v1/desk/measures/backfill',
    {
      schema: {
        summary: 'Fetches what the helpdesk measured of all tickets that changed since a day, and from then on what changes',
        ...{ tags, security: deskSecurity },
        body: z.object({ from: z.iso.date() }),
        response: { 200: progress, ...refusals },
      },
    },
    async (request) => {
      const who = await doors.may(request, 'tune');
      return progressOf(await beginBackfill(deps, Date.parse(`${request.body.from}T00:00:00Z`), who), deps.now());
    },
  );

  app.post(
    '/v1/desk/measures/backfill/resumption',
    {
      schema: {
        summary: 'Goes on fetching where it stopped',
        ...{ tags, security: deskSecurity },
        response: { 200: progress, ...refusals },
      },
    },
    async (request) => progressOf(await resumeBackfill(deps, await doors.may(request, 'tune')), deps.now()),
  );
}

function progressOf(found: Awaited<ReturnType<typeof readBackfill>>, now: number): z.output<typeof progress> {
  if (!found) return { begun: false, from: null, reached: null, share: 0, tickets: 0, complete: false, stopped: null };
  const { fromAt, reachedAt, tickets, isComplete, stopped } = found;
  const share = isComplete ? 1 : Math.min(0.99, Math.max(0, (reachedAt - fromAt) / Math.max(1, now - fromAt)));
  const iso = (at: number) => new Date(at).toISOString();
  return {
    begun: true,
    from: iso(fromAt),
    reached: iso(reachedAt),
    share,
    tickets,
    complete: isComplete,
    stopped: stopped && { reason: stopped.reason, at: stopped.at === null ? null : iso(stopped.at) },
  };
}
