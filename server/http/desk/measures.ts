import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { dimensions, measureNames } from '#domain/measuring/measures.ts';
import { exportRows, exports } from '../../handoff/desk/export-rows.ts';
import { listGaps } from '../../handoff/desk/list-gaps.ts';
import { measure } from '../../handoff/desk/measure.ts';
import { recordExport } from '../../handoff/desk/record-export.ts';
import { deskSecurity } from '../admin.ts';
import { errorBody } from '../errors.ts';
import { csv, jsonList } from './csv.ts';
import { asQuery, type MeasureParams, measureQuery } from './measure-query.ts';
import type { DeskOptions } from './options.ts';

const number = z.number().nullable();
const estimate = { value: number, n: z.number(), low: number, high: number };
const comparison = z.object({ difference: number, low: number, high: number, change: number, change_low: number, change_high: number });
const counts = z.object({ handoffs: z.number(), conversations: z.number() });
const asked = { from: z.string(), to: z.string(), time_zone: z.string() };
const tags = ['desk'];
const refusals = { 401: errorBody, 403: errorBody, 422: errorBody };

const answer = z.object({
  ...asked,
  by: z.enum(dimensions).nullable(),
  repeat_days: z.number(),
  pending: z.number(),
  since: z.string().nullable(),
  counts,
  compared_counts: counts.nullable(),
  pieces: z.object({ days: z.number(), dates: z.array(z.string()) }),
  measures: z.array(
    z.object({
      name: z.enum(measureNames),
      ...estimate,
      compared: z.object({ ...estimate, to: comparison }).nullable(),
      line: z.array(number),
      groups: z.array(z.object({ key: z.string(), ...estimate })),
    }),
  ),
});

/** Measures over days by the admin's calendar, what bots could not answer, and both as files. */
export function measureRoutes(app: FastifyInstance, { deps, live, doors }: DeskOptions): void {
  // What requesters asked is theirs: who may only look at the desk is let read it by the ticket alone, as in all stored conversations.
  const mayReadWords = (request: FastifyRequest) => doors.may(request, 'tune');
  const queryOf = (params: MeasureParams) => asQuery(params, live.inForce().settings.measuring, deps.now());

  app.get<{ Querystring: MeasureParams }>(
    '/v1/desk/measures',
    {
      schema: {
        summary: 'Every measure over a range of days, with 95 % intervals, and compared with another range',
        description:
          'Days are those of `time_zone`, both ends included. Shares have Wilson’s interval and are compared by Newcombe’s; means have Student’s t; medians lie between two order statistics, and their difference is taken from both half widths. `pending` counts changes that are not in it yet.',
        ...{ tags, security: deskSecurity },
        querystring: measureQuery,
        response: { 200: answer, ...refusals },
      },
    },
    async ({ query: params }) => {
      const query = queryOf(params);
      const { from, to, zone, by, repeatDays } = query;
      return { from, to, time_zone: zone, by, repeat_days: repeatDays, ...(await measure(deps.db, query)) };
    },
  );

  app.get<{ Querystring: MeasureParams }>(
    '/v1/desk/measures/gaps',
    {
      schema: {
        summary: 'What bots could not answer: questions that are alike together, those asked most first',
        ...{ tags, security: deskSecurity },
        querystring: measureQuery,
        response: {
          200: z.object({
            ...asked,
            looked_at: z.number(),
            gaps: z.array(z.object({ question: z.string(), count: z.number(), latest: z.string(), intents: z.array(z.string()) })),
          }),
          ...refusals,
        },
      },
    },
    async (request) => {
      await mayReadWords(request);
      const { from, to, zone } = queryOf(request.query);
      const { gaps, looked_at } = await listGaps(deps.db, { from, to }, zone);
      return { from, to, time_zone: zone, looked_at, gaps: gaps.slice(0, 100) };
    },
  );

  app.get<{ Params: { what: (typeof exports)[number] }; Querystring: MeasureParams & { format: 'csv' | 'json' } }>(
    '/v1/desk/measures/export/:what',
    {
      schema: {
        summary: 'Measures, the facts of each handoff, or what bots could not answer, as a file',
        description: 'CSV is safe to open in a spreadsheet: text that would be run as a formula is quoted.',
        ...{ tags, security: deskSecurity },
        params: z.object({ what: z.enum(exports) }),
        querystring: measureQuery.and(z.object({ format: z.enum(['csv', 'json']).default('csv') })),
        response: refusals,
      },
    },
    async (request, reply) => {
      const who = await doors.may(request, 'export');
      const { params, query: asked } = request;
      if (params.what === 'gaps') await mayReadWords(request);
      const query = queryOf(asked);
      await recordExport(deps, who, `${params.what} from ${query.from} to ${query.to}`);
      const rows = exportRows[params.what](deps.db, query);
      const name = `baton-${params.what}-${query.from}-${query.to}.${asked.format}`;
      reply.header('content-disposition', `attachment; filename="${name}"`);
      reply.type(asked.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8');
      return reply.send(Readable.from(asked.format === 'csv' ? csv(rows) : jsonList(rows)));
    },
  );
}
