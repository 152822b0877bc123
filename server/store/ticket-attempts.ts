import type { Queryable } from '#domain/database.ts';

/** What was done so far to get a handoff its ticket. Times in milliseconds since 1970. */
export interface TicketAttempts {
  /** The exact bytes of the request that creates it. */
  request: string;
  frozenAt: number;
  /** The idempotency key under which they are sent. */
  key: string;
  /** When they may first have been sent under this key; null when they certainly have not. */
  firstSentAt: number | null;
  /** When the helpdesk, asked after the key was forgotten, first had no such ticket. */
  missedAt: number | null;
  /** Since when the helpdesk says that the key is used by something else. */
  disputedAt: number | null;
}

interface Row {
  ticket_request: string | null;
  frozen_at: number;
  ticket_key: string;
  first_sent_at: number | null;
  missed_at: number | null;
  disputed_at: number | null;
}

const columns = 'ticket_request, frozen_at, ticket_key, first_sent_at, missed_at, disputed_at';

/** @returns null when no request is frozen yet */
export async function findAttempts(db: Queryable, handoffId: string): Promise<TicketAttempts | null> {
  return one(await db.query<Row>(`select ${columns} from handoffs where id = $1`, [handoffId]));
}

/**
 * Keeps the first request that anybody froze, and says, before it is done, that it is being sent.
 * @returns the one that is kept; null where nobody wants it any more
 */
export async function freezeRequest(db: Queryable, handoffId: string, request: string, now: number): Promise<TicketAttempts | null> {
  const rows = await db.query<Row>(
    `update handoffs set ticket_request = coalesce(ticket_request, $2), frozen_at = coalesce(frozen_at, $3), ticket_key = coalesce(ticket_key, id),
       first_sent_at = coalesce(first_sent_at, $3)
     where id = $1 and state = 'requested' returning ${columns}`,
    [handoffId, request, now],
  );
  return one(rows);
}

/**
 * Says, before it is done, that the request is being sent. The first time under a key is the one that counts.
 * @returns false when there is no such request to be made any more: whoever asks has been overtaken
 */
export async function markSent(db: Queryable, handoffId: string, key: string, now: number): Promise<boolean> {
  const rows = await db.query(
    `update handoffs set first_sent_at = coalesce(first_sent_at, $3) where id = $1 and ticket_key = $2 and state = 'requested' returning id`,
    [handoffId, key, now],
  );
  return rows.length > 0;
}

/** The request is to be sent under a new key, as if for the first time. @param request a mended one, where the first was refused */
export async function renewKey(db: Queryable, handoffId: string, oldKey: string, newKey: string, request: string): Promise<boolean> {
  const rows = await db.query(
    `update handoffs set ticket_key = $3, ticket_request = $4, first_sent_at = null, missed_at = null, disputed_at = null
     where id = $1 and ticket_key = $2 and state = 'requested' returning id`,
    [handoffId, oldKey, newKey, request],
  );
  return rows.length > 0;
}

export async function markMissed(db: Queryable, handoffId: string, now: number): Promise<void> {
  await db.query('update handoffs set missed_at = coalesce(missed_at, $2) where id = $1', [handoffId, now]);
}

export async function markDisputed(db: Queryable, handoffId: string, now: number): Promise<void> {
  await db.query('update handoffs set disputed_at = coalesce(disputed_at, $2) where id = $1', [handoffId, now]);
}

function one(rows: Row[]): TicketAttempts | null {
  const row = rows[0];
  if (!row || row.ticket_request === null) return null;
  return {
    request: row.ticket_request,
    frozenAt: row.frozen_at,
    key: row.ticket_key,
    firstSentAt: row.first_sent_at,
    missedAt: row.missed_at,
    disputedAt: row.disputed_at,
  };
}
