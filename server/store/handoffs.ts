import type { Brief, HandoffState } from '#domain/brief.ts';
import type { Queryable } from '#domain/database.ts';
import type { Routing } from '#domain/helpdesk.ts';
import type { EndDisposition } from '#domain/way-back.ts';
import { markStale } from './stale-facts.ts';

export interface Handoff {
  id: string;
  brief: Brief;
  /** What escalation rules want of the ticket. */
  routing: Routing;
  ticketId: string | null;
  state: HandoffState;
  /** What a rule wants the requester to be told; null where none does. */
  say: string | null;
  /** Milliseconds since 1970. */
  acceptedAt: number | null;
  disposition: EndDisposition | null;
}

interface HandoffRow {
  id: string;
  brief: string;
  routing: string;
  ticket_id: string | null;
  state: HandoffState;
  say: string | null;
  accepted_at: number | null;
  disposition: EndDisposition | null;
}

const columns = 'id, brief, routing, ticket_id, state, say, accepted_at, disposition';

export interface NewHandoff {
  /** Our id of the conversation. */
  conversationId: string;
  /** Who it is for, where the bot knows them; they have one open handoff with it at a time. */
  requester: string | null;
  brief: Brief;
  routing: Routing;
  say: string | null;
  /** Milliseconds since 1970. */
  requestedAt: number;
}

/** Opens a handoff unless the conversation or its requester has one open. @returns whether it was opened */
export async function openHandoff(
  tx: Queryable,
  { conversationId, requester, brief, routing, say, requestedAt }: NewHandoff,
): Promise<boolean> {
  const rows = await tx.query(
    `insert into handoffs (id, conversation_id, requester, state, requested_at, brief, routing, say) values ($1, $2, $3, 'requested', $4, $5, $6, $7)
     on conflict do nothing returning id`,
    [brief.handoff.id, conversationId, requester, requestedAt, JSON.stringify(brief), JSON.stringify(routing), say],
  );
  if (rows.length > 0) {
    await markStale(tx, 'handoff', brief.handoff.id);
    await markStale(tx, 'conversation', conversationId);
  }
  return rows.length > 0;
}

export async function findHandoff(tx: Queryable, id: string): Promise<Handoff | null> {
  return one(await tx.query<HandoffRow>(`select ${columns} from handoffs where id = $1`, [id]));
}

export async function findHandoffByTicket(tx: Queryable, ticketId: string): Promise<Handoff | null> {
  return one(await tx.query<HandoffRow>(`select ${columns} from handoffs where ticket_id = $1`, [ticketId]));
}

/** Where a handoff stands: all of it but what was said, which may be a megabyte and is not read for it. */
export type Standing = Pick<Handoff, 'id' | 'ticketId' | 'state' | 'disposition'>;

export async function findStanding(tx: Queryable, named: { handoff: string } | { ticket: string }): Promise<Standing | null> {
  const [column, value] = 'handoff' in named ? ['id', named.handoff] : ['ticket_id', named.ticket];
  const [row] = await tx.query<Pick<HandoffRow, 'id' | 'ticket_id' | 'state' | 'disposition'>>(
    `select id, ticket_id, state, disposition from handoffs where ${column} = $1`,
    [value],
  );
  return row ? { id: row.id, ticketId: row.ticket_id, state: row.state, disposition: row.disposition } : null;
}

function one(rows: HandoffRow[]): Handoff | null {
  const row = rows[0];
  if (!row) return null;
  return {
    id: row.id,
    brief: withState(JSON.parse(row.brief) as Brief, row.state),
    routing: JSON.parse(row.routing) as Routing,
    ticketId: row.ticket_id,
    state: row.state,
    say: row.say,
    acceptedAt: row.accepted_at,
    disposition: row.disposition,
  };
}

/** The brief was written when the handoff was requested; where it stands now is in the row. */
function withState(brief: Brief, state: HandoffState): Brief {
  return { ...brief, handoff: { ...brief.handoff, state } };
}
