import type { FastifyInstance } from 'fastify';
import type { Account } from '../account.ts';
import { pageOf } from './page-of.ts';
import { notFound } from './refuse.ts';
import { ticketJson } from './shapes.ts';

/** So a macro's action names a field of the account's own. */
const ownField = 'custom_fields_';

/** What an account is furnished with: fields, groups, macros, ratings; and the word to agents' open screens. */
export function catalogueRoutes(app: FastifyInstance, account: Account, url: () => string): void {
  // Asked with `page[size]` Zendesk pages by cursor, otherwise by number.
  const list = (path: string, name: string, rows: () => unknown[]) =>
    app.get<{ Querystring: Record<string, string> }>(`/api/v2/${path}`, async (request) => {
      const { query } = request;
      const size = Number(query['page[size]']);
      if (!(size > 0)) {
        const { rows: shown, ...page } = pageOf(request, url(), rows());
        return { [name]: shown, ...page };
      }
      const from = Number(query['page[after]'] ?? 0);
      const has_more = from + size < rows().length;
      return { [name]: rows().slice(from, from + size), meta: { has_more, after_cursor: has_more ? String(from + size) : null } };
    });
  list('ticket_fields', 'ticket_fields', () => account.fields);
  list('groups', 'groups', () => account.groups);
  list('ticket_forms', 'ticket_forms', () => account.forms);
  list('macros', 'macros', () => account.macros);
  list('macros/active', 'macros', () => account.macros.filter(({ active }) => active));
  list('satisfaction_ratings', 'satisfaction_ratings', () => account.ratings);

  app.get<{ Params: { id: string; macro: string } }>('/api/v2/tickets/:id/macros/:macro/apply', async (request, reply) => {
    const ticket = account.tickets.get(Number(request.params.id));
    const macro = account.macros.find((one) => one.id === Number(request.params.macro));
    if (!ticket || !macro) return notFound(reply);
    const before = ticketJson(ticket, url());
    return { result: { ticket: { ...before, ...macroResult(before, macro) } } };
  });

  /** Nothing is changed by asking: what a comment would be stands beside the fields. */
  function macroResult(ticket: ReturnType<typeof ticketJson>, { actions }: (typeof account.macros)[number]) {
    const said = actions.find(({ field }) => field === 'comment_value');
    const own = new Map(
      actions.flatMap(({ field, value }) => (field.startsWith(ownField) ? [[Number(field.slice(ownField.length)), value]] : [])),
    );
    const fields = Object.fromEntries(
      actions
        .filter((one) => one !== said && !one.field.startsWith(ownField))
        .map(({ field, value }) => [field, /_id$/.test(field) ? Number(value) : value]),
    );
    const custom_fields = [...ticket.custom_fields.filter(({ id }) => !own.has(id)), ...[...own].map(([id, value]) => ({ id, value }))];
    return { ...fields, custom_fields, ...(said ? { comment: { body: said.value, public: true } } : {}) };
  }

  app.post<{ Params: { id: string } }>('/api/v2/tickets/:id/satisfaction_rating', async (request, reply) => {
    const ticket = account.tickets.get(Number(request.params.id));
    if (!ticket) return notFound(reply);
    const input = (request.body as { satisfaction_rating?: { score?: string; comment?: string } } | null)?.satisfaction_rating;
    const score = input?.score ?? '';
    if (!['good', 'bad'].includes(score))
      return reply.code(422).send({ error: 'RecordInvalid', description: 'Score is not included in the list' });
    const rating = { id: account.newId(), ticket_id: ticket.id, score, comment: input?.comment ?? null };
    account.ratings.push(rating);
    return { satisfaction_rating: rating };
  });

  app.post('/api/v2/apps/notify', { bodyLimit: 1024 * 1024 }, async (request, reply) => {
    const { app_id, event, body, agent_id } = (request.body ?? {}) as Record<string, unknown>;
    if (app_id === undefined || typeof event !== 'string' || event === '') {
      return reply.code(400).send({ error: 'BadRequest', description: 'app_id and event are required' });
    }
    account.notify({ event, body: body ?? null, agent_id: typeof agent_id === 'number' ? agent_id : null });
    return reply.code(204).send();
  });
}
