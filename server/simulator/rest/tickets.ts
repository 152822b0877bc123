import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Account } from '../account.ts';
import type { SimTicket, SimUser } from '../state.ts';
import { type CommentInput, makeComment } from './comment.ts';
import { createIdempotency, type Made } from './idempotency.ts';
import { pageOf } from './page-of.ts';
import { notFound, refuseRecord } from './refuse.ts';
import { attachmentJson, commentJson, ticketJson } from './shapes.ts';
import { apply, problemsOf, type TicketInput } from './ticket-input.ts';

interface Options {
  url: () => string;
  now: () => number;
  caller: (request: FastifyRequest) => SimUser;
}

const mostShown = 100;

type WithId = { Params: { id: string } };

export function ticketRoutes(app: FastifyInstance, account: Account, { url, now, caller }: Options): void {
  const once = createIdempotency(account.switches, now);
  const find = (request: FastifyRequest<WithId>) => account.tickets.get(Number(request.params.id));

  app.post('/api/v2/tickets', async (request, reply) => {
    const key = request.headers['idempotency-key'];
    const input = (request.body as { ticket?: TicketInput } | null)?.ticket;
    return once(Array.isArray(key) ? key[0] : key, JSON.stringify(request.body), reply, async () => create(input, caller(request)));
  });

  async function create(input: TicketInput | undefined, user: SimUser): Promise<Made> {
    const invalid = (details: unknown): Made => ({
      status: 422,
      body: { error: 'RecordInvalid', description: 'Record validation errors', details },
    });
    if (!input)
      return {
        status: 400,
        body: { error: { title: 'Invalid attribute', message: 'You passed an invalid value for the ticket attribute.' } },
      };
    const problems = problemsOf(account, input);
    if (problems) return invalid(problems);
    const at = new Date(now()).toISOString();
    const comment = input.comment && makeComment(account, input.comment as CommentInput, user.id, now());
    if (!comment) return invalid({ base: [{ description: 'Description: cannot be blank', error: 'BlankValue' }] });
    const ticket: SimTicket = {
      id: account.newId(),
      external_id: null,
      subject: '',
      status: 'new',
      priority: null,
      type: null,
      tags: [],
      custom_fields: [],
      requester_id: user.id,
      assignee_id: null,
      group_id: null,
      ticket_form_id: null,
      created_at: at,
      updated_at: at,
      comments: [comment],
      metadata: (input.metadata as Record<string, unknown> | undefined) ?? {},
    };
    apply(account, ticket, input);
    account.tickets.set(ticket.id, ticket);
    account.raise({ type: 'created', ticket, previous: null, current: null });
    return {
      status: 201,
      body: { ticket: ticketJson(ticket, url()), audit: { id: account.newId(), ticket_id: ticket.id, created_at: at, events: [] } },
    };
  }

  app.get<{ Querystring: { external_id?: string } }>('/api/v2/tickets', async (request) => {
    const { external_id } = request.query;
    const visible = [...account.tickets.values()].filter(
      (ticket) =>
        external_id === undefined ||
        (ticket.external_id === external_id && Date.parse(ticket.created_at) + account.switches.externalIdLagMs <= now()),
    );
    return { tickets: visible.map((ticket) => ticketJson(ticket, url())), next_page: null, previous_page: null, count: visible.length };
  });

  // What is deleted is left out, as by Zendesk.
  app.get<{ Querystring: { ids?: string } }>('/api/v2/tickets/show_many', async (request, reply) => {
    const ids = (request.query.ids ?? '').split(',');
    if (ids.length > mostShown)
      return reply.code(400).send({ error: 'TooManyValues', description: 'Too many values were given. Please refine the query.' });
    const tickets = ids.flatMap((id) => account.tickets.get(Number(id)) ?? []);
    return { tickets: tickets.map((ticket) => ticketJson(ticket, url())), next_page: null, previous_page: null, count: tickets.length };
  });

  app.get<WithId>('/api/v2/tickets/:id', async (request, reply) => {
    const ticket = find(request);
    return ticket ? { ticket: ticketJson(ticket, url()) } : notFound(reply);
  });

  app.get<WithId>('/api/v2/tickets/:id/comments', async (request, reply) => {
    const ticket = find(request);
    if (!ticket) return notFound(reply);
    const { rows, ...page } = pageOf(request, url(), ticket.comments);
    return { comments: rows.map((comment) => commentJson(comment, url())), ...page };
  });

  app.get<WithId>('/api/v2/tickets/:id/audits', async (request, reply) => {
    const ticket = find(request);
    if (!ticket) return notFound(reply);
    const audits = ticket.comments.map((comment, index) => ({
      id: comment.id,
      ticket_id: ticket.id,
      created_at: comment.created_at,
      author_id: comment.author_id,
      metadata: { system: {}, custom: index === 0 ? ticket.metadata : {} },
      events: [{ id: comment.id, type: 'Comment', public: comment.public, body: comment.body }],
    }));
    return { audits, next_page: null, previous_page: null, count: audits.length };
  });

  app.put<WithId>('/api/v2/tickets/:id', async (request, reply) => {
    const ticket = find(request);
    if (!ticket) return notFound(reply);
    const input = (request.body as { ticket?: TicketInput } | null)?.ticket ?? {};
    if (input.safe_update && input.updated_stamp !== ticket.updated_at) {
      return reply.code(409).send({
        error: 'UpdateConflict',
        description: 'Safe Update prevented the update due to outdated ticket data. Please fetch the latest ticket data and try again.',
      });
    }
    if (ticket.status === 'closed')
      return refuseRecord(reply, { status: [{ description: 'Status: closed prevents ticket update', error: 'InvalidValue' }] });
    const problems = problemsOf(account, input);
    if (problems) return refuseRecord(reply, problems);
    const before = { status: ticket.status, priority: ticket.priority, tags: ticket.tags, assignee: ticket.assignee_id };
    apply(account, ticket, input);
    const comment = input.comment && makeComment(account, input.comment as CommentInput, caller(request).id, now());
    if (comment) ticket.comments.push(comment);
    ticket.updated_at = new Date(Math.max(now(), Date.parse(ticket.updated_at) + 1)).toISOString();
    if (comment) account.raise({ type: 'comment_added', ticket, previous: null, current: commentJson(comment, url()) });
    for (const attachment of comment?.attachments ?? [])
      account.raise({
        type: 'attachment_linked_to_comment',
        ticket,
        previous: null,
        current: { id: comment!.id, public: comment!.public, attachment: attachmentJson(attachment, url()) },
      });
    if (before.status !== ticket.status) account.raise({ type: 'status_changed', ticket, previous: before.status, current: ticket.status });
    if (before.priority !== ticket.priority)
      account.raise({ type: 'priority_changed', ticket, previous: before.priority, current: ticket.priority });
    if (before.tags.join() !== ticket.tags.join())
      account.raise({ type: 'tags_changed', ticket, previous: before.tags, current: ticket.tags });
    if (before.assignee !== ticket.assignee_id)
      account.raise({ type: 'agent_assignment_changed', ticket, previous: before.assignee, current: ticket.assignee_id });
    return {
      ticket: ticketJson(ticket, url()),
      audit: { id: account.newId(), ticket_id: ticket.id, created_at: ticket.updated_at, events: [] },
    };
  });
}
