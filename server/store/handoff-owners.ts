import type { Queryable } from '#domain/database.ts';
import type { Agent } from '#domain/handoff-now.ts';

export interface Owner extends Agent {
  /** Milliseconds since 1970. */
  acceptedAt: number;
}

/** @param over whether an owner who is there is replaced @returns false where another agent owns it */
export async function ownHandoff(tx: Queryable, handoffId: string, agent: Agent, at: number, over: boolean): Promise<boolean> {
  const rows = await tx.query(
    `insert into handoff_owners (handoff_id, agent_id, agent_name, accepted_at) values ($1, $2, $3, $4)
     on conflict (handoff_id) do update set agent_id = excluded.agent_id, agent_name = excluded.agent_name, accepted_at = excluded.accepted_at
     where handoff_owners.agent_id = excluded.agent_id or $5 = 1 returning handoff_id`,
    [handoffId, agent.id, agent.name, at, over ? 1 : 0],
  );
  return rows.length > 0;
}

export async function findOwner(tx: Queryable, handoffId: string): Promise<Owner | null> {
  const [row] = await tx.query<{ agent_id: string; agent_name: string | null; accepted_at: number }>(
    'select agent_id, agent_name, accepted_at from handoff_owners where handoff_id = $1',
    [handoffId],
  );
  return row ? { id: row.agent_id, name: row.agent_name, acceptedAt: Number(row.accepted_at) } : null;
}
