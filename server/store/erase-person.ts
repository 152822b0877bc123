import { setTimeout as pause } from 'node:timers/promises';
import type { Database, Queryable } from '#domain/database.ts';
import { forgetConversation } from './forget-conversation.ts';
import { openOfConversation, type Silenced } from './open-of-conversation.ts';
import { type AtBot, conversationsOf, type Found } from './persons.ts';
import { tables } from './tables.ts';
import { eventsOfTicket } from './ticket-events.ts';
import { type IsTheirs, unreadConversations } from './unread-deliveries.ts';

/** What was erased here, and what is still elsewhere. */
export interface Erased {
  conversations: number;
  /** Tickets that were made of them: the helpdesk's to redact. */
  tickets: string[];
  /** Handoffs of which nobody knows yet whether the helpdesk has a ticket: their ids, which are its external id. */
  tickets_sought: string[];
}

/**
 * Deletes all rows about a person. That a webhook came is remembered without what it said, so that it is not read again.
 * @param keys as `requesterKeys` makes them
 * @param isTheirs of deliveries that are not read
 * @param known what was found of those before everybody had to wait, and from which id on they must be looked through again
 * @returns also the conversations whose bots were silent until now
 */
export async function erasePerson(
  tx: Queryable,
  keys: string[],
  isTheirs: IsTheirs,
  known: { unread: AtBot[]; from: string } = { unread: [], from: '' },
): Promise<{ erased: Erased; silenced: Silenced[] }> {
  const unread = [...known.unread, ...(await unreadConversations(tx, isTheirs, known.from))];
  // First: whoever reads one at this moment is waited for here, and what they write is found below.
  for (const conversation of unread) await emptyDeliveries(tx, conversation);
  const found = await conversationsOf(tx, keys, unread);
  const silenced: Silenced[] = [];
  // Before any goes: they are joined with one another.
  for (const { id } of found) silenced.push(...(await openOfConversation(tx, id)));
  const erased: Erased = { conversations: found.length, tickets: [], tickets_sought: [] };
  for (const conversation of found) {
    for (const { id, ticket_id } of await eraseOne(tx, conversation)) {
      if (ticket_id === null) erased.tickets_sought.push(id);
      else erased.tickets.push(ticket_id);
    }
  }
  for (const key of keys) await tx.query('delete from requester_keys where key = $1', [key]);
  return { erased, silenced };
}

interface OfHandoff {
  id: string;
  ticket_id: string | null;
}

async function emptyDeliveries(tx: Queryable, { bot, source_id }: AtBot): Promise<void> {
  const webhooks = 'select id from deliveries where bot = $1 and conversation = $2';
  await tx.query(`delete from jobs where task = 'read_delivery' and subject in (${webhooks})`, [bot, source_id]);
  await tx.query(`update deliveries set body = '', conversation = '' where bot = $1 and conversation = $2`, [bot, source_id]);
}

async function eraseOne(tx: Queryable, { id, bot, source_id }: Found): Promise<OfHandoff[]> {
  // Held: whoever is just writing down a ticket's number is waited for.
  const handoffs = await tx.query<OfHandoff>(`select id, ticket_id from handoffs where conversation_id = $1 ${tx.dialect.holdRow}`, [id]);
  for (const { ticket_id } of handoffs) if (ticket_id !== null) await emptyEvents(tx, ticket_id);
  await emptyDeliveries(tx, { bot, source_id });
  await forgetConversation(tx, id, 'all');
  return handoffs;
}

/** The helpdesk's webhooks about a ticket hold what was said on it. */
async function emptyEvents(tx: Queryable, ticket: string): Promise<void> {
  for (const { id } of await eventsOfTicket(tx, ticket)) {
    await tx.query(`delete from jobs where task = 'read_event' and subject = $1`, [id]);
    await tx.query(`update helpdesk_events set body = '' where id = $1`, [id]);
  }
}

/**
 * Writes the database anew without what was deleted: engines only mark rows as gone. Others wait meanwhile.
 * PostgreSQL's log of changes is the server's, and is gone when it has been archived and removed.
 */
export async function scrub(db: Database): Promise<void> {
  if (db.dialect.name === 'sqlite') {
    await db.query('vacuum');
    await db.query('pragma wal_checkpoint(truncate)');
    return;
  }
  await db.unhurried(async (one) => {
    await olderOnesHaveEnded(one);
    for (const table of tables) await one.query(`vacuum (full, analyze) ${table}`);
  });
}

const looks = 600;
const betweenLooksMs = 100;

/** What somebody's transaction began before may still see, PostgreSQL keeps for them; ours are over in moments, and a minute is waited at most. */
async function olderOnesHaveEnded(db: Queryable): Promise<void> {
  const [{ xid } = { xid: '0' }] = await db.query<{ xid: string }>('select pg_current_xact_id()::xid::text as xid');
  for (let look = 0; look < looks; look += 1) {
    const older = await db.query(
      `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and greatest(age(backend_xmin), age(backend_xid)) > age($1::xid) limit 1`,
      [xid],
    );
    if (older.length === 0) return;
    await pause(betweenLooksMs);
  }
}
