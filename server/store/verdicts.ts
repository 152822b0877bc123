import type { Queryable } from '#domain/database.ts';
import type { Verdict } from '#domain/handoff-now.ts';
import { markStale } from './stale-facts.ts';

/** An agent's last word counts. */
export async function saveVerdict(tx: Queryable, handoffId: string, agentId: string, verdict: Verdict, at: number): Promise<void> {
  await tx.query(
    `insert into verdicts (handoff_id, agent_id, verdict, given_at) values ($1, $2, $3, $4)
     on conflict (handoff_id, agent_id) do update set verdict = excluded.verdict, given_at = excluded.given_at`,
    [handoffId, agentId, verdict, at],
  );
  await markStale(tx, 'handoff', handoffId);
}

/** @returns whether there was one */
export async function removeVerdict(tx: Queryable, handoffId: string, agentId: string): Promise<boolean> {
  const rows = await tx.query('delete from verdicts where handoff_id = $1 and agent_id = $2 returning handoff_id', [handoffId, agentId]);
  await markStale(tx, 'handoff', handoffId);
  return rows.length > 0;
}

export async function findVerdict(tx: Queryable, handoffId: string, agentId: string): Promise<Verdict | null> {
  const rows = await tx.query<{ verdict: Verdict }>('select verdict from verdicts where handoff_id = $1 and agent_id = $2', [
    handoffId,
    agentId,
  ]);
  return rows[0]?.verdict ?? null;
}
