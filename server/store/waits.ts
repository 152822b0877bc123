import type { Queryable } from '#domain/database.ts';
import type { PastWait } from '#domain/waiting.ts';
import { markStale } from './stale-facts.ts';

/** One requester's wait for an agent, from the ticket on. Times in milliseconds since 1970. */
export interface Wait {
  handoffId: string;
  /** Name or id of the group; empty where no rule names one. */
  group: string;
  beganAt: number;
  /** Place in the line when it began; 1 is next. */
  position: number;
  estimatedMs: number | null;
  /** Until when somebody was promised to come; null while nothing was. */
  promisedAt: number | null;
  endedAt: number | null;
}

interface Row {
  handoff_id: string;
  group_name: string;
  began_at: number;
  position: number;
  estimated_ms: number | null;
  promised_at: number | null;
  ended_at: number | null;
}

const mostPast = 400;

/** @returns how many of the group wait now, before anybody is added */
export async function countWaiting(tx: Queryable, group: string): Promise<number> {
  const rows = await tx.query<{ count: number }>(
    'select count(*) as count from waits where group_name = $1 and ended_at is null and over_at is null',
    [group],
  );
  return Number(rows[0]?.count ?? 0);
}

/** Somebody's place in the line as it is now: nobody moves back in it. */
export async function placeNow(tx: Queryable, { group, position }: Pick<Wait, 'group' | 'position'>): Promise<number> {
  return Math.min(position, Math.max(1, await countWaiting(tx, group)));
}

/** The group's waits that an agent has ended, newest first. */
export async function listPastWaits(tx: Queryable, group: string): Promise<PastWait[]> {
  const rows = await tx.query<Row>(
    'select began_at, ended_at, position from waits where group_name = $1 and ended_at is not null order by ended_at desc limit $2',
    [group, mostPast],
  );
  return rows.map(({ began_at, ended_at, position }) => ({
    endedAt: Number(ended_at),
    waitedMs: Number(ended_at) - Number(began_at),
    position: Number(position),
  }));
}

/** @returns whether it is news */
export async function beginWait(tx: Queryable, wait: Omit<Wait, 'endedAt'>): Promise<boolean> {
  const rows = await tx.query(
    `insert into waits (handoff_id, group_name, began_at, position, estimated_ms, promised_at, first_promised_at) values ($1, $2, $3, $4, $5, $6, $6)
     on conflict do nothing returning handoff_id`,
    [wait.handoffId, wait.group, wait.beganAt, wait.position, wait.estimatedMs, wait.promisedAt],
  );
  return rows.length > 0;
}

export async function findWait(tx: Queryable, handoffId: string): Promise<Wait | null> {
  const [row] = await tx.query<Row>('select * from waits where handoff_id = $1', [handoffId]);
  if (!row) return null;
  const number = (value: number | null) => (value === null ? null : Number(value));
  return {
    handoffId,
    group: row.group_name,
    beganAt: Number(row.began_at),
    position: Number(row.position),
    estimatedMs: number(row.estimated_ms),
    promisedAt: number(row.promised_at),
    endedAt: number(row.ended_at),
  };
}

export async function promiseUntil(tx: Queryable, handoffId: string, promisedAt: number): Promise<void> {
  await tx.query('update waits set promised_at = $2 where handoff_id = $1 and ended_at is null', [handoffId, promisedAt]);
}

/** An agent has it: what is measured. A second end changes nothing. */
export async function endWait(tx: Queryable, handoffId: string, at: number): Promise<void> {
  await tx.query('update waits set ended_at = $2 where handoff_id = $1 and ended_at is null', [handoffId, at]);
  await markStale(tx, 'handoff', handoffId);
}

/** The handoff has ended without anybody having come: no wait that anything is learned from. */
export async function leaveWait(tx: Queryable, handoffId: string, at: number): Promise<void> {
  await tx.query('update waits set over_at = $2 where handoff_id = $1 and ended_at is null', [handoffId, at]);
}

/** The latest waits that an agent has ended: how long each was thought to be, how long it was, and by when somebody was first promised. */
export async function listEndedWaits(
  db: Queryable,
  limit: number,
): Promise<{ waitedMs: number; estimatedMs: number | null; promisedMs: number | null }[]> {
  const rows = await db.query<Row & { first_promised_at: number | null }>(
    'select began_at, ended_at, estimated_ms, first_promised_at from waits where ended_at is not null order by ended_at desc limit $1',
    [limit],
  );
  const from = (began: number, at: number | null) => (at === null ? null : Number(at) - Number(began));
  return rows.map((row) => ({
    waitedMs: Number(row.ended_at) - Number(row.began_at),
    estimatedMs: row.estimated_ms === null ? null : Number(row.estimated_ms),
    promisedMs: from(row.began_at, row.first_promised_at),
  }));
}
