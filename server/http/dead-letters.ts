import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { discardDeadLetter, listedDeadLetters, readDeadLetter, replayAllDeadLetters, replayDeadLetter } from '../handoff/dead-letters.ts';
import { deskDoors, deskSecurity } from './admin.ts';
import { errorBody } from './errors.ts';
import type { HttpOptions } from './options.ts';

const letter = z.object({
  job: z.string(),
  task: z.string(),
  subject: z.string(),
  reason: z.string(),
  attempts: z.number(),
  died_at: z.string(),
});
const entry = z.object({ at: z.string(), actor: z.string(), action: z.string(), detail: z.string() });
const decided = z.object({
  decided: z.array(z.object({ job: z.string(), result: z.enum(['replayed', 'discarded', 'superseded', 'not_dead']) })),
});
const jobs = z.array(z.string().max(64)).min(1).max(1_000);
const refusals = { 401: errorBody, 403: errorBody, 404: errorBody, 422: errorBody };
const iso = (at: number) => new Date(at).toISOString();

/** What was given up for good: to be looked at, tried again, or put aside. */
export function deadLetterRoutes(app: FastifyInstance, { deps, panel, live }: Pick<HttpOptions, 'deps' | 'panel' | 'live'>): void {
  app.register(async (scope) => {
    // Before anything else is looked at: a stranger learns nothing from mistakes.
    const doors = deskDoors({ deps, panel, live });
    scope.addHook('preValidation', async (request) => void (await doors.may(request, request.method === 'GET' ? 'see' : 'replay')));

    scope.get<{ Querystring: { task?: string; after?: string; limit: number } }>(
      '/v1/dead-letters',
      {
        schema: {
          summary: 'Work that was given up for good, oldest first',
          security: deskSecurity,
          querystring: z.object({
            task: z.string().max(64).optional(),
            after: z.string().max(64).optional(),
            limit: z.coerce.number().int().min(1).max(100).default(100),
          }),
          response: { 200: z.object({ dead_letters: z.array(letter) }), ...refusals },
        },
      },
      async ({ query }) => {
        const found = await listedDeadLetters(deps, { task: query.task ?? null, after: query.after ?? null, limit: query.limit });
        return { dead_letters: found.map((one) => ({ ...one, died_at: iso(one.died_at) })) };
      },
    );

    scope.get<{ Params: { job: string } }>(
      '/v1/dead-letters/:job',
      {
        schema: {
          summary: 'One of them, with the outline of what was asked and what was decided about it',
          security: deskSecurity,
          params: z.object({ job: z.string().max(64) }),
          response: { 200: letter.extend({ request: z.unknown(), history: z.array(entry) }), ...refusals },
        },
      },
      async ({ params }) => {
        const one = await readDeadLetter(deps, params.job);
        return { ...one, died_at: iso(one.died_at), history: one.history.map((line) => ({ ...line, at: iso(line.at) })) };
      },
    );

    scope.post<{ Body: { jobs?: string[]; all?: boolean; task?: string } }>(
      '/v1/dead-letters/replay',
      {
        schema: {
          summary: 'Tries them again, as the same work: nothing that was made is made twice',
          security: deskSecurity,
          body: z.union([z.object({ jobs }), z.object({ all: z.literal(true), task: z.string().max(64).optional() })]),
          response: { 200: decided, ...refusals },
        },
      },
      async (request) => {
        const actor = await doors.may(request, 'replay');
        const { jobs: chosen, task } = request.body;
        if (!chosen) return { decided: await replayAllDeadLetters(deps, task ?? null, actor) };
        const results = [];
        for (const job of chosen) results.push(await replayDeadLetter(deps, job, actor));
        return { decided: results };
      },
    );

    scope.post<{ Body: { jobs: string[]; reason: string } }>(
      '/v1/dead-letters/discard',
      {
        schema: {
          summary: 'Puts them aside for good',
          security: deskSecurity,
          body: z.object({ jobs, reason: z.string().trim().min(1).max(500) }),
          response: { 200: decided, ...refusals },
        },
      },
      async (request) => {
        const results = [];
        const actor = await doors.may(request, 'replay');
        for (const job of request.body.jobs) results.push(await discardDeadLetter(deps, job, request.body.reason, actor));
        return { decided: results };
      },
    );
  });
}
