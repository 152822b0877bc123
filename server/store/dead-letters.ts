import type { Queryable } from '#domain/database.ts';

/** A job that was given up for good, and waits for somebody to decide. */
export interface DeadLetter {
  job: string;
  task: string;
  subject: string;
  reason: string;
  attempts: number;
  /** Milliseconds since 1970. */
  died_at: number;
}

const columns = 'id as job, task, subject, last_error as reason, attempt as attempts, ended_at as died_at';

/** Oldest first. @param after the last one of the page before */
export async function listDeadLetters(
  db: Queryable,
  { task, after, limit }: { task: string | null; after: DeadLetter | null; limit: number },
): Promise<DeadLetter[]> {
  const [since, id] = after ? [after.died_at, after.job] : [0, ''];
  const which = task === null ? `$4 = ''` : 'task = $4';
  return db.query<DeadLetter>(
    `select ${columns} from jobs where state = 'dead' and (ended_at > $1 or (ended_at = $1 and id > $2)) and ${which}
     order by ended_at, id limit $3`,
    [since, id, limit, task ?? ''],
  );
}

export async function findDeadLetter(db: Queryable, job: string): Promise<DeadLetter | null> {
  const rows = await db.query<DeadLetter>(`select ${columns} from jobs where id = $1 and state = 'dead'`, [job]);
  return rows[0] ?? null;
}

/** Held, so that of two who decide about it one is told that it is decided. */
export async function holdDeadLetter(tx: Queryable, job: string): Promise<DeadLetter | null> {
  const rows = await tx.query<DeadLetter>(`select ${columns} from jobs where id = $1 and state = 'dead' ${tx.dialect.holdRow}`, [job]);
  return rows[0] ?? null;
}

/** It is tried again from the start, as the same job. */
export async function reviveJob(tx: Queryable, job: string, now: number): Promise<void> {
  await tx.query(
    `update jobs set state = 'waiting', run_at = $2, added_at = $2, turn = $2, locked_until = 0, failures = 0, ended_at = null where id = $1 and state = 'dead'`,
    [job, now],
  );
}

export async function discardJob(tx: Queryable, job: string, reason: string): Promise<void> {
  await tx.query(`update jobs set state = 'discarded', discard_reason = $2 where id = $1 and state = 'dead'`, [job, reason]);
}
