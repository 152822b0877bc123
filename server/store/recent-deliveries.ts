import type { Queryable } from '#domain/database.ts';

/** A delivery that was let in, and what became of it. */
export interface RecentDelivery {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  /** The bot's own id of the conversation; empty where it was erased. */
  conversation: string;
  /** In UTF-8; 0 where the bytes are kept no more. */
  size: number;
  /** Of the job that reads it; null where the job is forgotten. */
  state: 'waiting' | 'done' | 'dead' | 'discarded' | null;
  error: string | null;
  /** What was decided; null before it is read. */
  decision: string | null;
  /** JSON: a list of `{code}`. */
  reasons: string | null;
}

/** Newest first. */
export async function listRecentDeliveries(db: Queryable, bot: string, limit: number): Promise<RecentDelivery[]> {
  return db.query<RecentDelivery>(
    `with recent as (select id, bot, conversation, body, received_at from deliveries where bot = $1 order by received_at desc, id desc limit $2)
     select recent.id, received_at as at, conversation, octet_length(body) as size, jobs.state, last_error as error,
       (select decision from decisions join conversations on conversations.id = conversation_id
        where conversations.bot = recent.bot and source_id = conversation and decided_at = received_at limit 1) as decision,
       (select reasons from decisions join conversations on conversations.id = conversation_id
        where conversations.bot = recent.bot and source_id = conversation and decided_at = received_at limit 1) as reasons
     from recent left join jobs on task = 'read_delivery' and subject = recent.id order by received_at desc, recent.id desc`,
    [bot, limit],
  );
}

/** Its job is due again, as the same job. @returns false where it waits anyway, or its bytes are kept no more */
export async function rereadDelivery(tx: Queryable, job: { id: string; delivery: string; now: number }): Promise<boolean> {
  const [kept] = await tx.query(`select id from deliveries where id = $1 and body <> ''`, [job.delivery]);
  if (!kept) return false;
  const revived = await tx.query(
    `insert into jobs (id, task, subject, lane, priority, run_at, added_at, trace, state, attempt, locked_until)
     values ($1, 'read_delivery', $2, 'local', 1, $3, $3, $2, 'waiting', 0, 0)
     on conflict (task, subject) do update set state = 'waiting', run_at = excluded.run_at, added_at = excluded.added_at, locked_until = 0,
       failures = 0, last_error = null, ended_at = null where jobs.state <> 'waiting' returning id`,
    [job.id, job.delivery, job.now],
  );
  return revived.length > 0;
}
