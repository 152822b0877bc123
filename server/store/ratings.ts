import type { Queryable } from '#domain/database.ts';
import { markStale } from './stale-facts.ts';

export interface Rating {
  /** 1..7, seven the easiest; null where they did not say. */
  effort: number | null;
  /** 1..5 */
  satisfaction: number | null;
  words: string | null;
}

/** Keeps what the requester thinks of it; the last word counts. */
export async function setRating(tx: Queryable, handoffId: string, { effort, satisfaction, words }: Rating, at: number): Promise<void> {
  await tx.query(
    `insert into ratings (handoff_id, effort, satisfaction, words, rated_at) values ($1, $2, $3, $4, $5)
     on conflict (handoff_id) do update set effort = excluded.effort, satisfaction = excluded.satisfaction, words = excluded.words, rated_at = excluded.rated_at`,
    [handoffId, effort, satisfaction, words, at],
  );
  await markStale(tx, 'handoff', handoffId);
}

export async function findRating(tx: Queryable, handoffId: string): Promise<Rating | null> {
  const [row] = await tx.query<{ effort: number | null; satisfaction: number | null; words: string | null }>(
    'select effort, satisfaction, words from ratings where handoff_id = $1',
    [handoffId],
  );
  if (!row) return null;
  const numberOf = (value: number | null) => (value === null ? null : Number(value));
  return { effort: numberOf(row.effort), satisfaction: numberOf(row.satisfaction), words: row.words };
}
