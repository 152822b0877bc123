import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { reasonCodes } from '#domain/decision.ts';
import { type Backtest, cancelBacktest, lastBacktests, readBacktest, startBacktest } from '../../handoff/desk/backtests.ts';
import { deskSecurity } from '../admin.ts';
import { errorBody } from '../errors.ts';
import type { DeskOptions } from './options.ts';

const refusals = { 401: errorBody, 403: errorBody, 404: errorBody, 422: errorBody, 503: errorBody };
const tags = ['desk'];
const params = z.object({ backtest: z.string().max(64) });

const about = z.object({
  id: z.string(),
  state: z.enum(['running', 'done', 'cancelled', 'failed', 'lost']),
  author: z.string(),
  days: z.number(),
  started_at: z.string(),
  done: z.number(),
  total: z.number(),
});
const handedOff = z.object({ turn: z.number(), rule: z.string(), code: z.enum(reasonCodes).nullable() }).nullable();
const marks = z.object({
  needed_and_handed_off: z.number(),
  needless: z.number(),
  missed: z.number(),
  precision: z.number().nullable(),
  recall: z.number().nullable(),
});
const tally = marks.extend({
  handed_off: z.number(),
  by_rule: z.record(z.string(), z.number()),
  /** Absent in reports from before ends were looked at. */
  by_disposition: marks.optional(),
});
const change = z.enum(['same', 'newly', 'no_longer', 'earlier', 'later']);
const report = z.object({
  conversations: z.number(),
  stretches: z.number(),
  draft: tally,
  current: tally,
  changes: z.record(change, z.number()),
  examples: z.record(
    change.exclude(['same']),
    z.array(z.object({ id: z.string(), needed: z.boolean().nullable(), draft: handedOff, current: handedOff })),
  ),
});
const whole = about.extend({ rules: z.array(z.looseObject({ id: z.string() })), report: report.nullable() });

const aboutOf = ({ id, state, author, days, startedAt, done, total }: Backtest) => ({
  ...{ id, state, author, days, done, total },
  started_at: new Date(startedAt).toISOString(),
});
/** Reports from before stretches were told apart count conversations alone. */
const reportOf = ({ report }: Backtest) => report && { stretches: (report as { conversations: number }).conversations, ...report };
const wholeOf = (one: Backtest) => ({ ...aboutOf(one), rules: one.rules as never, report: reportOf(one) as never });

/** Draft rules on what was said before, while everybody works. */
export function backtestRoutes(app: FastifyInstance, { deps, live, doors }: DeskOptions): void {
  app.get(
    '/v1/desk/backtests',
    {
      schema: {
        summary: 'The last back-tests, newest first',
        ...{ tags, security: deskSecurity },
        response: { 200: z.object({ backtests: z.array(about) }), ...refusals },
      },
    },
    async () => ({ backtests: (await lastBacktests(deps, 10)).map(aboutOf) }),
  );

  app.post<{ Body: { rules?: unknown; days: number } }>(
    '/v1/desk/backtests',
    {
      schema: {
        summary: 'Begins to run draft rules over the stored conversations, beside the rules in force; one at a time',
        ...{ tags, security: deskSecurity },
        body: z.object({ rules: z.unknown(), days: z.number().int().min(1).max(3_650) }),
        response: { 202: z.object({ id: z.string() }), ...refusals },
      },
    },
    async (request, reply) => {
      const author = await doors.may(request, 'tune');
      const rules = await live.check('rules', request.body.rules, 0);
      const { id } = await startBacktest(deps, { rules, days: request.body.days, author });
      return reply.code(202).send({ id });
    },
  );

  app.get<{ Params: { backtest: string } }>(
    '/v1/desk/backtests/:backtest',
    {
      schema: {
        summary: 'How far a back-test is, and what came of it',
        ...{ tags, security: deskSecurity, params },
        response: { 200: whole, ...refusals },
      },
    },
    async ({ params: { backtest } }) => wholeOf(await readBacktest(deps, backtest)),
  );

  app.post<{ Params: { backtest: string } }>(
    '/v1/desk/backtests/:backtest/cancel',
    { schema: { summary: 'Stops a back-test', ...{ tags, security: deskSecurity, params }, response: { 200: whole, ...refusals } } },
    async (request) => {
      await doors.may(request, 'tune');
      return wholeOf(await cancelBacktest(deps, request.params.backtest));
    },
  );
}
