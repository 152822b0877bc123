import type { Requester } from '#domain/conversation.ts';
import type { Queryable } from '#domain/database.ts';
import { requesterKeys } from '#domain/requester-keys.ts';
import { placeholders } from './rows.ts';

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

/** A conversation as its bot calls it. */
export interface AtBot {
  bot: string;
  source_id: string;
}

const page = 500;

/**
 * Every conversation of the person whom any of these keys names, and those that a handoff has joined with one of them. What else the
 * requester of such a conversation says of themselves is not followed: whoever typed another's address would be taken for them.
 * @param keys as `requesterKeys` makes them
 * @param alsoTheirs conversations that a delivery says are theirs which is not read yet
 */
export async function conversationsOf(db: Queryable, keys: string[], alsoTheirs: AtBot[]): Promise<Found[]> {
  if (keys.length === 0) return [];
  const wanted = new Set(keys);
  const own = new Set<string>();
  let after = '';
  for (;;) {
    const rows = await db.query<Pick<Found, 'id' | 'bot' | 'requester'>>(
      'select id, bot, requester from conversations where id > $1 order by id limit $2',
      [after, page],
    );
    for (const { id, bot, requester } of rows)
      if (requesterKeys(bot, JSON.parse(requester) as Requester).some((key) => wanted.has(key))) own.add(id);
    if (rows.length < page) break;
    after = rows.at(-1)!.id;
  }
  const byKey = `select conversation_id from handoffs join requester_keys on handoff_id = handoffs.id where key in ${placeholders(1, keys.length)}`;
  for (const { conversation_id } of await db.query<{ conversation_id: string }>(byKey, keys)) own.add(conversation_id);
  for (const { bot, source_id } of alsoTheirs)
    for (const { id } of await db.query<{ id: string }>('select id from conversations where bot = $1 and source_id = $2', [bot, source_id]))
      own.add(id);
  await addJoined(db, own);
  const found: Found[] = [];
  for (const id of own) found.push(...(await db.query<Found>('select * from conversations where id = $1', [id])));
  return found;
}

/** Joined conversations are the same person's for certain, however many hands they went through. */
async function addJoined(db: Queryable, own: Set<string>): Promise<void> {
  for (const id of own) {
    const rows = await db.query<{ id: string }>(
      `select joined_conversations.conversation_id as id from joined_conversations join handoffs on handoffs.id = handoff_id
       where handoffs.conversation_id = $1
       union select handoffs.conversation_id as id from joined_conversations join handoffs on handoffs.id = handoff_id
       where joined_conversations.conversation_id = $1`,
      [id],
    );
    // A set that grows while it is gone through is gone through to its end.
    for (const one of rows) own.add(one.id);
  }
}
