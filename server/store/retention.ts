import type { Database, Queryable } from '#domain/database.ts';
import { sweepFarewells } from './farewells.ts';
import { forgetConversation } from './forget-conversation.ts';
import { pruneAudit } from './prune-audit.ts';
import { untilFew } from './until-few.ts';

export interface Retention {
  /** So many days after anything last happened in a conversation, all that is kept of it goes. */
  days: number;
  /** So many days after a webhook came, its bytes go; that it came is remembered, so that it is not read twice. */
  rawDays: number;
  /** So many days after a decision, it goes, but for the newest of each conversation. As long as the conversation where nothing is said. */
  decisionDays?: number | undefined;
  /** So many days after a rating, its words go; the numbers stay as long as the conversation. */
  ratingDays?: number | undefined;
  /** So many days after an entry of the audit, it goes. Never where nothing is said. */
  auditDays?: number | undefined;
}

const day = 24 * 3_600_000;
/** How long a finished job is remembered: for people who look into what happened. */
const jobDays = 7;
const batch = 200;

/**
 * Deletes what is older than it may get, a little at a time so that nobody waits. @returns how many rows went or were emptied
 * @throws AggregateError that names the kinds that could not be swept; the others were
 */
export async function sweep(db: Database, retention: Retention, now: number, newId: () => string): Promise<Record<string, number>> {
  const swept: Record<string, number> = {};
  const failed = new Map<string, unknown>();
  for (const [kind, run] of Object.entries(sweeps(db, retention, now, newId))) {
    try {
      swept[kind] = await run();
    } catch (error) {
      failed.set(kind, error);
    }
  }
  if (failed.size > 0) throw new AggregateError(failed.values(), `not swept: ${[...failed.keys()].join(', ')}`);
  return swept;
}

function sweeps(db: Database, retention: Retention, now: number, newId: () => string): Record<string, () => Promise<number>> {
  const { days, rawDays, decisionDays = days, ratingDays = days, auditDays } = retention;
  const old = (limit: number) => now - limit * day;
  return {
    jobs: () =>
      repeat(
        db,
        // One that was put aside unread is known as unread for as long as its bytes are there: by that it is found for who it is about.
        `delete from jobs where id in (select id from jobs where state in ('done', 'discarded') and ended_at < $1 and not (
           task = 'read_delivery' and state = 'discarded' and exists (select 1 from deliveries where deliveries.id = subject and body <> '')) limit $2) returning id`,
        old(jobDays),
      ),
    raw: async () =>
      (await repeat(db, emptied('deliveries', 'read_delivery'), old(rawDays))) +
      (await repeat(db, emptied('helpdesk_events', 'read_event'), old(rawDays))),
    webhooks: async () =>
      (await repeat(db, forgotten('deliveries'), old(days))) +
      (await repeat(db, forgotten('helpdesk_events'), old(days))) +
      (await repeat(db, 'delete from refusals where id in (select id from refusals where at < $1 limit $2) returning id', old(days))),
    uploads: () => repeat(db, emptiedUploads, old(rawDays)),
    decisions: () => repeat(db, oldDecisions, old(decisionDays)),
    ratings: () => repeat(db, oldWords, old(ratingDays)),
    farewells: () => sweepFarewells(db),
    audit: async () => (auditDays === undefined ? 0 : pruneAudit(db, old(auditDays), newId(), now)),
    conversations: () => untilFew(batch, () => db.transaction((tx) => sweepConversations(tx, old(days)))),
  };
}

/** What was not read yet, or could not be read and waits for somebody, keeps its bytes. */
const emptied = (table: string, task: string) =>
  `update ${table} set body = '' where id in (select id from ${table} where received_at < $1 and body <> '' and not exists (
     select 1 from jobs where task = '${task}' and subject = ${table}.id and state in ('waiting', 'dead')) limit $2) returning id`;

const forgotten = (table: string) =>
  `delete from ${table} where id in (select id from ${table} where received_at < $1 and body = '' limit $2) returning id`;

/** A file that the ticket never got: somebody was told to ask for it. What still waits to be sent keeps its bytes. */
const emptiedUploads = `update uploads set body = '' where id in (select id from uploads where received_at < $1 and body <> '' and not exists (
     select 1 from jobs where task = 'send_upload' and subject = uploads.id and state = 'waiting') limit $2) returning id`;

const oldDecisions = `delete from decisions where id in (select id from decisions where decided_at < $1 and exists (
     select 1 from decisions newer where newer.conversation_id = decisions.conversation_id and newer.decided_at > decisions.decided_at) limit $2) returning id`;

const oldWords = `update ratings set words = null where handoff_id in (
     select handoff_id from ratings where rated_at < $1 and words is not null limit $2) returning handoff_id`;

function repeat(db: Database, sql: string, before: number): Promise<number> {
  return untilFew(batch, async () => (await db.query(sql, [before, batch])).length);
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
