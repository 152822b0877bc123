import type { Queryable } from '#domain/database.ts';
import type { Agent, HandoffAction, HandoffChange } from '#domain/handoff-now.ts';
import { hold } from './hold.ts';

export interface NewChange {
  id: string;
  handoffId: string;
  /** Milliseconds since 1970. */
  at: number;
  agent: Agent | null;
  action: HandoffAction;
  detail: string | null;
}

interface Row {
  changed_at: number;
  agent_id: string | null;
  agent_name: string | null;
  action: HandoffAction;
  detail: string | null;
}

/** Writes down what was done; nothing is ever taken out again. */
export async function addChange(tx: Queryable, { id, handoffId, at, agent, action, detail }: NewChange): Promise<void> {
  // Of two at the same moment the second waits here for the first, and counts it: otherwise both would stand at one place.
  await hold(tx, handoffId);
  await tx.query(
    `insert into handoff_changes (id, handoff_id, position, changed_at, agent_id, agent_name, action, detail)
     values ($1, $2, (select count(*) from handoff_changes where handoff_id = $2), $3, $4, $5, $6, $7)`,
    [id, handoffId, at, agent?.id ?? null, agent?.name ?? null, action, detail],
  );
}

/** Newest first. */
export async function listChanges(tx: Queryable, handoffId: string): Promise<HandoffChange[]> {
  const rows = await tx.query<Row>(
    'select changed_at, agent_id, agent_name, action, detail from handoff_changes where handoff_id = $1 order by position desc limit 50',
    [handoffId],
  );
  return rows.map(({ changed_at, agent_id, agent_name, action, detail }) => ({
    at: new Date(Number(changed_at)).toISOString(),
    agent: agent_id === null ? null : { id: agent_id, name: agent_name },
    action,
    detail,
  }));
}

export async function changedHandoff(tx: Queryable, changeId: string): Promise<string | null> {
  const rows = await tx.query<{ handoff_id: string }>('select handoff_id from handoff_changes where id = $1', [changeId]);
  return rows[0]?.handoff_id ?? null;
}
