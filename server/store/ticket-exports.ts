import type { Queryable } from '#domain/database.ts';

/** How far the helpdesk's tickets have been gone through. There is one of them. */
export interface TicketExport {
  /** When somebody began it, in milliseconds since 1970: tells it from an earlier one. */
  begunAt: number;
  /** Tickets that changed from then on. */
  fromAt: number;
  /** Where to go on; null before the first page. */
  cursor: string | null;
  /** The last change that was seen, in milliseconds since 1970. */
  reachedAt: number;
  pages: number;
  /** How many were looked at. */
  tickets: number;
  /** Everything up to now has been seen once; from then on it is followed. */
  isComplete: boolean;
}

interface Row {
  begun_at: number;
  from_at: number;
  cursor: string | null;
  reached_at: number;
  pages: number;
  tickets: number;
  is_complete: number;
}

const name = 'tickets';

const task = 'export_tickets';

/** The one job that goes on with it. */
export const exportJobOf = ({ begunAt, pages }: Pick<TicketExport, 'begunAt' | 'pages'>) => ({ task, subject: `${begunAt}:${pages}` });

export interface StoppedExport {
  /** Why the last try failed; null where nobody knows any more. */
  reason: string | null;
  /** Milliseconds since 1970. */
  at: number | null;
}

/** Whether nothing goes on with it any more: its job was given up, put aside, or is gone. Null while it goes on. */
export async function findStop(db: Queryable, found: TicketExport): Promise<StoppedExport | null> {
  const job = exportJobOf(found);
  const [row] = await db.query<{ state: string; last_error: string | null; ended_at: number | null }>(
    'select state, last_error, ended_at from jobs where task = $1 and subject = $2',
    [job.task, job.subject],
  );
  if (row?.state === 'waiting') return null;
  return { reason: row?.last_error ?? null, at: row?.ended_at == null ? null : Number(row.ended_at) };
}

/** A job that was given up or put aside is tried again from the start. @returns false where there is none */
export async function resumeExport(tx: Queryable, found: TicketExport, now: number): Promise<boolean> {
  const job = exportJobOf(found);
  const rows = await tx.query(
    `update jobs set state = 'waiting', run_at = $3, added_at = $3, turn = $3, locked_until = 0, failures = 0, ended_at = null
     where task = $1 and subject = $2 and state in ('dead', 'discarded') returning id`,
    [job.task, job.subject, now],
  );
  return rows.length > 0;
}

/** Begins again from a moment. */
export async function beginExport(tx: Queryable, begunAt: number, fromAt: number): Promise<void> {
  await tx.query(
    `insert into ticket_exports (name, begun_at, from_at, reached_at, pages, tickets, is_complete) values ($1, $2, $3, $3, 0, 0, 0)
     on conflict (name) do update set begun_at = excluded.begun_at, from_at = excluded.from_at, reached_at = excluded.reached_at, cursor = null, pages = 0, tickets = 0, is_complete = 0`,
    [name, begunAt, fromAt],
  );
}

export async function findExport(tx: Queryable): Promise<TicketExport | null> {
  const [row] = await tx.query<Row>('select * from ticket_exports where name = $1', [name]);
  if (!row) return null;
  return {
    ...{ begunAt: Number(row.begun_at), fromAt: Number(row.from_at), cursor: row.cursor, reachedAt: Number(row.reached_at) },
    ...{ pages: Number(row.pages), tickets: Number(row.tickets), isComplete: Number(row.is_complete) === 1 },
  };
}

export interface ExportedPage {
  cursor: string | null;
  reachedAt: number;
  tickets: number;
  isComplete: boolean;
}

/** One page more, once. @param before as it was when the page was asked for @returns whether it was still so */
export async function advanceExport(tx: Queryable, before: TicketExport, page: ExportedPage): Promise<boolean> {
  const rows = await tx.query(
    `update ticket_exports set cursor = $3, reached_at = $4, pages = pages + 1, tickets = tickets + $5, is_complete = $6
     where name = $1 and begun_at = $2 and pages = $7 returning name`,
    [name, before.begunAt, page.cursor, page.reachedAt, page.tickets, page.isComplete ? 1 : 0, before.pages],
  );
  return rows.length > 0;
}
