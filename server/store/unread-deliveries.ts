import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Queryable } from '#domain/database.ts';
import type { Delivery } from './deliveries.ts';
import type { AtBot } from './persons.ts';

/** Whether a delivery that nobody has read says that it is somebody's. */
export type IsTheirs = (delivery: Pick<Delivery, 'bot' | 'body'>) => boolean;

const page = 500;

/**
 * The conversations to which deliveries belong that were not read into them (waiting, given up, put aside) and that are somebody's. They are
 * looked through when they are asked for: an index would be written for every delivery, and only these few would ever be found by it.
 * @param from only deliveries with a later id
 */
export async function unreadConversations(db: Queryable, isTheirs: IsTheirs, from = ''): Promise<AtBot[]> {
  const found = new Map<string, AtBot>();
  let after = from;
  for (;;) {
    // By ids first, so that a step is as long as its page however few of them are unread; then others have their turn.
    const ids = await db.query<{ id: string }>(`select id from deliveries where id > $1 order by id limit ${page}`, [after]);
    const last = ids.at(-1)?.id;
    if (last === undefined) return [...found.values()];
    await nextTurn();
    const rows = await db.query<Delivery>(
      `select id, bot, conversation, body from deliveries where id > $1 and id <= $2 and body <> '' and (
         exists (select 1 from jobs where task = 'read_delivery' and subject = deliveries.id and state <> 'done')
         or not exists (select 1 from conversations where conversations.bot = deliveries.bot and conversations.source_id = conversation))
       order by id`,
      [after, last],
    );
    for (const row of rows)
      if (isTheirs(row)) found.set(JSON.stringify([row.bot, row.conversation]), { bot: row.bot, source_id: row.conversation });
    after = last;
  }
}
