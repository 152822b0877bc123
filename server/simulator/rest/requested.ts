import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Account } from '../account.ts';
import type { SimComment, SimUser } from '../state.ts';
import { makeComment } from './comment.ts';
import { pageOf } from './page-of.ts';
import { notFound, refuseRecord } from './refuse.ts';
import { commentJson, ticketJson } from './shapes.ts';

interface Options {
  url: () => string;
  now: () => number;
  caller: (request: FastifyRequest) => SimUser;
}

interface MergeInput {
  ids?: unknown;
  source_comment?: unknown;
  target_comment?: unknown;
  source_comment_is_public?: unknown;
  target_comment_is_public?: unknown;
}

/** The tickets of one requester, and the merging of tickets, which closes those that are merged. */
export function requestedRoutes(app: FastifyInstance, account: Account, { url, now, caller }: Options): void {
  app.get<{ Params: { id: string } }>('/api/v2/users/:id/tickets/requested', async (request, reply) => {
    const user = account.users.get(Number(request.params.id));
    if (!user) return notFound(reply);
    const all = [...account.tickets.values()].filter(({ requester_id }) => requester_id === user.id);
    const { rows, ...page } = pageOf(request, url(), all);
    return { tickets: rows.map((ticket) => ticketJson(ticket, url())), ...page };
  });

  app.post<{ Params: { id: string } }>('/api/v2/tickets/:id/merge', async (request, reply) => {
    const target = account.tickets.get(Number(request.params.id));
    const input = (request.body ?? {}) as MergeInput;
    const sources = (Array.isArray(input.ids) ? input.ids : []).map((id) => account.tickets.get(Number(id)));
    if (!target || sources.length === 0 || sources.some((ticket) => !ticket)) return notFound(reply);
    if (target.status === 'closed' || sources.some((ticket) => ticket!.status === 'closed'))
      return refuseRecord(reply, { base: [{ description: 'Closed tickets cannot be merged', error: 'InvalidValue' }] });
    const author = caller(request).id;
    let last: SimComment | null = null;
    for (const source of sources) {
      const { source_comment, target_comment, source_comment_is_public, target_comment_is_public } = input;
      const there = makeComment(account, { body: source_comment, public: source_comment_is_public === true }, author, now());
      const here = makeComment(account, { body: target_comment, public: target_comment_is_public === true }, author, now());
      if (there) source!.comments.push(there);
      if (here) target.comments.push(here);
      last = here ?? last;
      const previous = source!.status;
      source!.status = 'closed';
      source!.tags = [...new Set([...source!.tags, 'closed_by_merge'])].sort();
      account.raise({ type: 'status_changed', ticket: source!, previous, current: 'closed' });
    }
    if (last) account.raise({ type: 'comment_added', ticket: target, previous: null, current: commentJson(last, url()) });
    return { job_status: { id: String(account.newId()), status: 'queued', url: `${url()}/api/v2/job_statuses/1.json` } };
  });
}
