import type { Queryable } from '#domain/database.ts';

/** A delivery that was not let in, without a word of what it said: it may be a stranger's. */
export interface Refusal {
  id: string;
  bot: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Of the error. */
  code: string;
  /** Its sentence, which quotes nothing. */
  why: string;
  bytes: number;
  /** A digest that tells senders apart and names none. */
  sender: string;
}

/** Of each bot so many are remembered, the newest. */
const kept = 100;

export async function addRefusal(db: Queryable, { id, bot, at, code, why, bytes, sender }: Refusal): Promise<void> {
  await db.query('insert into refusals (id, bot, at, code, why, bytes, sender) values ($1, $2, $3, $4, $5, $6, $7)', [
    ...[id, bot, at, code],
    ...[why, bytes, sender],
  ]);
  await db.query(
    `delete from refusals where bot = $1 and id not in (select id from refusals where bot = $1 order by at desc, id desc limit ${kept})`,
    [bot],
  );
}

/** Newest first. */
export async function listRefusals(db: Queryable, bot: string, limit: number): Promise<Refusal[]> {
  return db.query<Refusal>('select * from refusals where bot = $1 order by at desc, id desc limit $2', [bot, limit]);
}

/** The newest of every bot. */
export async function lastRefusals(db: Queryable): Promise<Refusal[]> {
  return db.query<Refusal>(
    'select * from refusals where id = (select id from refusals as other where other.bot = refusals.bot order by at desc, id desc limit 1)',
  );
}
