import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { checkAudit, erase, exportOf } from '../handoff/rights.ts';
import { errorBody } from './errors.ts';
import { admit, type Limits } from './limits.ts';
import { operatorOf } from './operator-token.ts';
import type { HttpOptions } from './options.ts';

const person = z
  .strictObject({
    email: z.string().min(3).max(320).optional(),
    phone: z.string().min(6).max(40).optional(),
    bot: z.string().max(63).optional(),
    id: z.string().min(1).max(300).optional(),
  })
  .refine(({ email, phone, bot, id }) => email ?? phone ?? (bot && id), 'name the person: email, phone, or bot and id');
const head = z.strictObject({ seq: z.number().int().min(0), hash: z.string().max(64) }).nullish();
const refusals = { 401: errorBody, 422: errorBody, 429: errorBody };

/** What people have a right to, and what proves that it was done: for operators alone. */
export function rightsRoutes(
  app: FastifyInstance,
  { deps, panel, limits }: Pick<HttpOptions, 'deps' | 'panel'> & { limits: Limits },
): void {
  app.register(async (scope) => {
    const security = [{ operator: [] }];
    scope.addHook('preValidation', async ({ headers }) => admit(limits.operator, await operatorOf(headers.authorization, panel.signing)));
    scope.post<{ Body: z.output<typeof person> }>(
      '/v1/persons/export',
      {
        schema: {
          summary: 'All that is kept of a person',
          security,
          body: person,
          response: { 200: z.object({ conversations: z.array(z.unknown()), unread_webhooks: z.array(z.unknown()) }), ...refusals },
        },
      },
      async ({ body, headers }) => exportOf(deps, body, await operatorOf(headers.authorization, panel.signing)),
    );
    scope.post<{ Body: z.output<typeof person> }>(
      '/v1/persons/erasure',
      {
        schema: {
          summary: 'Erases a person',
          description:
            'Answers with the tickets that were made, and with the external ids of those of which nobody knows yet whether they were: these are looked for during two hours, and with what was not possible (`problem`): the database could not be written anew, so that its files may still hold what is deleted, until the same person is erased once more. Their words and files are taken out of the helpdesk by jobs; what cannot be is told by the audit (`ticket_redacted`).',
          security,
          body: person,
          response: {
            200: z.object({
              conversations: z.number().int(),
              tickets: z.array(z.string()),
              tickets_sought: z.array(z.string()),
              problem: z.string().nullable(),
            }),
            ...refusals,
          },
        },
      },
      async ({ body, headers, log }) => {
        const erased = await erase(deps, body, await operatorOf(headers.authorization, panel.signing));
        if (erased.problem !== null) log.error({ problem: erased.problem }, 'erased, and not written anew');
        return erased;
      },
    );
    scope.post<{ Body: z.output<typeof head> }>(
      '/v1/audit/check',
      {
        schema: {
          summary: 'Whether the list of what was done is whole; with a head that was kept outside, also whether it was cut off',
          security,
          body: head,
          response: { 200: z.object({ seq: z.number(), hash: z.string(), problem: z.string().nullable() }), ...refusals },
        },
      },
      async ({ body }) => checkAudit(deps, body ?? undefined),
    );
  });
}
