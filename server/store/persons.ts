import type { Requester } from '#domain/conversation.ts';
import type { Queryable } from '#domain/database.ts';
import { requesterKeys } from '#domain/requester-keys.ts';

/** A conversation of somebody, as it is known here and at its bot. */
export interface Found {
  id: string;
  bot: string;
  source_id: string;
  requester: string;
  report: string;
  channel: string;
  locale: string | null;
  started_at: string | null;
}

const page = 500;

/**
 * Every conversation of the person whom any of these keys names, and of whom those name in turn.
 * @param keys as `requesterKeys` makes them
 */
export async function conversationsOf(db: Queryable, keys: string[]): Promise<Found[]> {
  const wanted = new Set(keys);
  const found: Found[] = [];
  let after = '';
  for (;;) {
    const rows = await db.query<Found>('select * from conversations where id > $1 order by id limit $2', [after, page]);
    for (const row of rows)
      if (requesterKeys(row.bot, JSON.parse(row.requester) as Requester).some((key) => wanted.has(key))) found.push(row);
    if (rows.length < page) return found;
    after = rows.at(-1)!.id;
  }
}
