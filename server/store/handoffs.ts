import type { Brief } from '#domain/brief.ts';
import type { Queryable } from '#domain/database.ts';
import type { Routing } from '#domain/helpdesk.ts';

export interface Handoff {
  id: string;
  brief: Brief;
  /** What escalation rules want of the ticket. */
  routing: Routing;
  /** The exact request that creates the ticket, frozen before the first try. */
  ticketRequest: string | null;
  ticketId: string | null;
}

interface HandoffRow {
  id: string;
  brief: string;
  routing: string;
  ticket_request: string | null;
  ticket_id: string | null;
}

/** Opens a handoff unless the conversation has one open. @returns whether it was opened */
export async function openHandoff(
  tx: Queryable,
  conversationId: string,
  brief: Brief,
  routing: Routing,
  requestedAt: number,
): Promise<boolean> {
  const rows = await tx.query(
    `insert into handoffs (id, conversation_id, state, requested_at, brief, routing) values ($1, $2, 'requested', $3, $4, $5)
     on conflict (conversation_id) where state in ('requested', 'accepted') do nothing returning id`,
    [brief.handoff.id, conversationId, requestedAt, JSON.stringify(brief), JSON.stringify(routing)],
  );
  return rows.length > 0;
}

export async function findHandoff(tx: Queryable, id: string): Promise<Handoff | null> {
  return one(await tx.query<HandoffRow>('select id, brief, routing, ticket_request, ticket_id from handoffs where id = $1', [id]));
}

export async function findHandoffByTicket(tx: Queryable, ticketId: string): Promise<Handoff | null> {
  return one(
    await tx.query<HandoffRow>('select id, brief, routing, ticket_request, ticket_id from handoffs where ticket_id = $1', [ticketId]),
  );
}

/** Keeps the first request that anybody froze. @returns the one that is kept */
export async function freezeTicketRequest(tx: Queryable, id: string, request: string): Promise<string> {
  const rows = await tx.query<{ ticket_request: string }>(
    'update handoffs set ticket_request = coalesce(ticket_request, $2) where id = $1 returning ticket_request',
    [id, request],
  );
  return rows[0]!.ticket_request;
}

export async function setTicket(tx: Queryable, id: string, ticketId: string): Promise<void> {
  await tx.query('update handoffs set ticket_id = $2 where id = $1', [id, ticketId]);
}

/** The handoff did not reach the helpdesk and will not by itself: a later delivery may open a new one. */
export async function failHandoff(tx: Queryable, id: string): Promise<void> {
  await tx.query(`update handoffs set state = 'failed' where id = $1`, [id]);
}

function one(rows: HandoffRow[]): Handoff | null {
  const row = rows[0];
  if (!row) return null;
  return {
    id: row.id,
    brief: JSON.parse(row.brief) as Brief,
    routing: JSON.parse(row.routing) as Routing,
    ticketRequest: row.ticket_request,
    ticketId: row.ticket_id,
  };
}
