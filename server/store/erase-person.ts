import type { Database, Queryable } from '#domain/database.ts';
import { forgetConversation } from './forget-conversation.ts';
import { type AtBot, conversationsOf, type Found } from './persons.ts';
import { tables } from './tables.ts';
import { eventsOfTicket } from './ticket-events.ts';
import { type IsTheirs, unreadConversations } from './unread-deliveries.ts';

/** What was erased here, and what is still elsewhere. */
export interface Erased {
  conversations: number;
  /** Tickets that were made of them: the helpdesk's to redact. */
  tickets: string[];
}

/**
 * Deletes all rows about a person. That a webhook came is remembered without what it said, so that it is not read again.
 * @param keys as `requesterKeys` makes them
 * @param isTheirs of deliveries that are not read
 */
export async function erasePerson(tx: Queryable, keys: string[], isTheirs: IsTheirs): Promise<Erased> {
  const unread = await unreadConversations(tx, isTheirs);
  // First: whoever reads one at this moment is waited for here, and what they write is found below.
  for (const conversation of unread) await emptyDeliveries(tx, conversation);
  const found = await conversationsOf(tx, keys, unread);
  const tickets = new Set<string>();
  for (const conversation of found) for (const ticket of await eraseOne(tx, conversation)) tickets.add(ticket);
  for (const key of keys) await tx.query('delete from requester_keys where key = $1', [key]);
  return { conversations: found.length, tickets: [...tickets] };
}

async function emptyDeliveries(tx: Queryable, { bot, source_id }: AtBot): Promise<void> {
  const webhooks = 'select id from deliveries where bot = $1 and conversation = $2';
  await tx.query(`delete from jobs where task = 'read_delivery' and subject in (${webhooks})`, [bot, source_id]);
  await tx.query(`update deliveries set body = '', conversation = '' where bot = $1 and conversation = $2`, [bot, source_id]);
}

async function eraseOne(tx: Queryable, { id, bot, source_id }: Found): Promise<string[]> {
  const rows = await tx.query<{ ticket_id: string }>(
    'select ticket_id from handoffs where conversation_id = $1 and ticket_id is not null',
    [id],
  );
  const tickets = rows.map(({ ticket_id }) => ticket_id);
  for (const ticket of tickets) await emptyEvents(tx, ticket);
  await emptyDeliveries(tx, { bot, source_id });
  await forgetConversation(tx, id, 'all');
  return tickets;
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
  for (const table of tables) await db.query(`vacuum (full, analyze) ${table}`);
}
