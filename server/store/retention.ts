import type { Database, Queryable } from '#domain/database.ts';
import { forgetConversation } from './forget-conversation.ts';

export interface Retention {
  /** So many days after anything last happened in a conversation, all that is kept of it goes. */
  days: number;
  /** So many days after a webhook came, its bytes go; that it came is remembered, so that it is not read twice. */
  rawDays: number;
}

const day = 24 * 3_600_000;
/** How long a finished job is remembered: for people who look into what happened. */
const jobDays = 7;
const batch = 200;

/** Deletes what is older than it may get, a little at a time so that nobody waits. @returns how many rows went or were emptied */
export async function sweep(db: Database, { days, rawDays }: Retention, now: number): Promise<Record<string, number>> {
  const old = (limit: number) => now - limit * day;
  const swept = {
    jobs: await repeat(
      db,
      `delete from jobs where id in (select id from jobs where state in ('done', 'discarded') and ended_at < $1 limit $2) returning id`,
      old(jobDays),
    ),
    raw:
      (await repeat(db, emptied('deliveries', 'read_delivery'), old(rawDays))) +
      (await repeat(db, emptied('helpdesk_events', 'read_event'), old(rawDays))),
    webhooks:
      (await repeat(db, forgotten('deliveries'), old(days))) +
      (await repeat(db, forgotten('helpdesk_events'), old(days))) +
      (await repeat(db, 'delete from refusals where id in (select id from refusals where at < $1 limit $2) returning id', old(days))),
    conversations: 0,
  };
  for (;;) {
    const gone = await db.transaction((tx) => sweepConversations(tx, old(days)));
    swept.conversations += gone;
    if (gone < batch) return swept;
  }
}

/** What was not read yet, or could not be read and waits for somebody, keeps its bytes. */
const emptied = (table: string, task: string) =>
  `update ${table} set body = '' where id in (select id from ${table} where received_at < $1 and body <> '' and not exists (
     select 1 from jobs where task = '${task}' and subject = ${table}.id and state in ('waiting', 'dead')) limit $2) returning id`;

const forgotten = (table: string) =>
  `delete from ${table} where id in (select id from ${table} where received_at < $1 and body = '' limit $2) returning id`;

async function repeat(db: Database, sql: string, before: number): Promise<number> {
  for (let all = 0; ; ) {
    const gone = (await db.query(sql, [before, batch])).length;
    all += gone;
    if (gone < batch) return all;
  }
}

/** Conversations in which nothing is open, and nothing was decided since. */
async function sweepConversations(tx: Queryable, before: number): Promise<number> {
  const rows = await tx.query<{ id: string }>(
    `select id from conversations where
       not exists (select 1 from decisions where decisions.conversation_id = conversations.id and decided_at >= $1)
       and exists (select 1 from decisions where decisions.conversation_id = conversations.id)
       and not exists (select 1 from handoffs where handoffs.conversation_id = conversations.id and state in ('requested', 'accepted'))
       and not exists (select 1 from joined_conversations join handoffs on handoffs.id = handoff_id
                       where joined_conversations.conversation_id = conversations.id and state in ('requested', 'accepted'))
       and not exists (select 1 from handoffs join joined_conversations on handoff_id = handoffs.id
                       join decisions on decisions.conversation_id = joined_conversations.conversation_id
                       where handoffs.conversation_id = conversations.id and decided_at >= $1)
     order by id limit ${batch}`,
    [before],
  );
  for (const { id } of rows) await forgetConversation(tx, id, 'done');
  return rows.length;
}
