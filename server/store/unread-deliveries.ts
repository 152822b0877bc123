import type { Queryable } from '#domain/database.ts';
import type { Delivery } from './deliveries.ts';
import type { AtBot } from './persons.ts';

/** Whether a delivery that nobody has read says that it is somebody's. */
export type IsTheirs = (delivery: Pick<Delivery, 'bot' | 'body'>) => boolean;

const page = 200;

/**
 * The conversations to which deliveries belong that were not read into them (waiting, given up, put aside) and that are somebody's. They are
 * looked through when they are asked for: an index would be written for every delivery, and only these few would ever be found by it.
 */
export async function unreadConversations(db: Queryable, isTheirs: IsTheirs): Promise<AtBot[]> {
  const found = new Map<string, AtBot>();
  let after = '';
  for (;;) {
    const rows = await db.query<Delivery>(
      `select id, bot, conversation, body from deliveries where id > $1 and body <> '' and (
         exists (select 1 from jobs where task = 'read_delivery' and subject = deliveries.id and state <> 'done')
         or not exists (select 1 from conversations where conversations.bot = deliveries.bot and conversations.source_id = conversation))
       order by id limit ${page}`,
      [after],
    );
    for (const row of rows)
      if (isTheirs(row)) found.set(JSON.stringify([row.bot, row.conversation]), { bot: row.bot, source_id: row.conversation });
    if (rows.length < page) return [...found.values()];
    after = rows.at(-1)!.id;
  }
}
