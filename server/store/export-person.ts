import type { Queryable, Row } from '#domain/database.ts';
import { type AtBot, conversationsOf, type Found } from './persons.ts';
import { tablesOfHandoffs } from './tables.ts';
import { eventsOfTicket } from './ticket-events.ts';
import { type IsTheirs, unreadConversations } from './unread-deliveries.ts';

export interface Exported {
  conversations: Row[];
  /** Of conversations of which nothing was read yet, or ever will be. */
  unread_webhooks: Row[];
}

/**
 * All that is kept of a person, as it is kept.
 * @param keys as `requesterKeys` makes them
 * @param isTheirs of deliveries that are not read
 */
export async function exportPerson(db: Queryable, keys: string[], isTheirs: IsTheirs): Promise<Exported> {
  const unread = await unreadConversations(db, isTheirs);
  const found = await conversationsOf(db, keys, unread);
  const conversations: Row[] = [];
  for (const one of found) conversations.push((await exportOne(db, one)) as unknown as Row);
  const unread_webhooks: Row[] = [];
  for (const one of unread) {
    if (found.some(({ bot, source_id }) => bot === one.bot && source_id === one.source_id)) continue;
    unread_webhooks.push(...(await deliveriesOf(db, one)));
  }
  return { conversations, unread_webhooks };
}

function deliveriesOf(db: Queryable, { bot, source_id }: AtBot): Promise<Row[]> {
  return db.query('select bot, conversation, received_at, body from deliveries where bot = $1 and conversation = $2 order by received_at', [
    bot,
    source_id,
  ]);
}

async function exportOne(db: Queryable, { id, bot, source_id, requester, report, channel, locale, started_at }: Found): Promise<object> {
  const messages = await db.query<{ content: string }>('select content from messages where conversation_id = $1 order by position', [id]);
  const handoffs = await db.query<{ id: string; brief: string; ticket_id: string | null }>(
    'select * from handoffs where conversation_id = $1 order by requested_at',
    [id],
  );
  const told: object[] = [];
  const events: object[] = [];
  for (const handoff of handoffs) {
    const rows: Record<string, Row[]> = {};
    for (const table of tablesOfHandoffs) rows[table] = await db.query(`select * from ${table} where handoff_id = $1`, [handoff.id]);
    told.push({ ...handoff, brief: JSON.parse(handoff.brief), ...rows });
    if (handoff.ticket_id !== null) events.push(...(await eventsOfTicket(db, handoff.ticket_id)));
  }
  return {
    ...{ id: source_id, bot, channel, locale, started_at },
    requester: JSON.parse(requester),
    report: JSON.parse(report),
    messages: messages.map(({ content }) => JSON.parse(content)),
    handoffs: told,
    decisions: await db.query('select * from decisions where conversation_id = $1 order by decided_at', [id]),
    conversation_facts: await db.query('select * from conversation_facts where conversation_id = $1', [id]),
    webhooks: await deliveriesOf(db, { bot, source_id }),
    helpdesk_events: events,
  };
}
