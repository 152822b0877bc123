import type { FastifyInstance } from 'fastify';
import type { Account } from '../account.ts';
import type { SimTicket } from '../state.ts';
import { ticketJson } from './shapes.ts';

interface Options {
  url: () => string;
  now: () => number;
}

interface Query {
  start_time?: string;
  cursor?: string;
  include?: string;
  per_page?: string;
}

const mostPerPage = 1_000;
const minute = 60_000;

/** The incremental export of tickets by cursor. What changed in the last minute is left to the next call, as the real one leaves it. */
export function incrementalRoutes(app: FastifyInstance, account: Account, { url, now }: Options): void {
  const changedAt = ({ updated_at }: SimTicket) => Date.parse(updated_at);

  app.get<{ Querystring: Query }>('/api/v2/incremental/tickets/cursor', async ({ query }, reply) => {
    const refuse = (description: string) => reply.code(400).send({ error: 'InvalidValue', description });
    const perPage = query.per_page === undefined ? mostPerPage : Number(query.per_page);
    if (!(perPage >= 1 && perPage <= mostPerPage)) return refuse('per_page must be between 1 and 1000');
    const after = query.cursor === undefined ? null : decode(query.cursor);
    if (query.cursor !== undefined && after === null) return refuse('The cursor is not valid');
    if (after === null && !/^\d{1,10}$/.test(query.start_time ?? '')) return refuse('start_time is required, in seconds since 1970');
    if (after === null && Number(query.start_time) * 1000 > now() - minute)
      return refuse('Too recent start_time. Use a start_time older than 60 seconds');
    const [since, lastId] = after ?? [Number(query.start_time) * 1000, 0];
    const changed = [...account.tickets.values()]
      .filter((ticket) => changedAt(ticket) <= now() - minute)
      .filter((ticket) => changedAt(ticket) > since || (changedAt(ticket) === since && ticket.id > lastId))
      .sort((a, b) => changedAt(a) - changedAt(b) || a.id - b.id);
    const page = changed.slice(0, perPage);
    const last = page.at(-1);
    const cursor = last ? encode(changedAt(last), last.id) : (query.cursor ?? encode(since, 0));
    return {
      tickets: page.map((ticket) => ({ ...ticketJson(ticket, url()), satisfaction_rating: ratingOf(account, ticket) })),
      ...(query.include?.split(',').includes('metric_sets') ? { metric_sets: page.map((ticket) => metricsOf(account, ticket)) } : {}),
      after_cursor: cursor,
      after_url: `${url()}/api/v2/incremental/tickets/cursor.json?cursor=${encodeURIComponent(cursor)}`,
      before_cursor: null,
      before_url: null,
      end_of_stream: changed.length <= perPage,
    };
  });
}

const encode = (at: number, id: number) => Buffer.from(`${at}||${id}`).toString('base64');

function decode(cursor: string): [number, number] | null {
  const [, at, id] = /^(\d+)\|\|(\d+)$/.exec(Buffer.from(cursor, 'base64').toString()) ?? [];
  return at === undefined ? null : [Number(at), Number(id)];
}

function ratingOf(account: Account, ticket: SimTicket) {
  const rating = account.ratings.findLast(({ ticket_id }) => ticket_id === ticket.id);
  return rating ? { id: rating.id, score: rating.score, comment: rating.comment } : { score: 'unoffered' };
}

function metricsOf(account: Account, ticket: SimTicket) {
  const isAgent = (id: number) => ['agent', 'admin'].includes(account.users.get(id)?.role ?? '');
  const reply = ticket.comments.find(({ public: isPublic, author_id }) => isPublic && isAgent(author_id));
  const minutes = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / minute);
  const isOver = ['solved', 'closed'].includes(ticket.status);
  return {
    id: ticket.id + 1_000_000,
    ticket_id: ticket.id,
    reply_time_in_minutes: { calendar: reply ? minutes(ticket.created_at, reply.created_at) : null, business: null },
    full_resolution_time_in_minutes: { calendar: isOver ? minutes(ticket.created_at, ticket.updated_at) : null, business: null },
    solved_at: isOver ? ticket.updated_at : null,
    created_at: ticket.created_at,
    updated_at: ticket.updated_at,
  };
}
