import type { Queryable } from '#domain/database.ts';
import { markStale } from './stale-facts.ts';

/** What an agent told the requester. */
export interface AgentMessage {
  /** The helpdesk's id of it. */
  source_id: string;
  name: string | null;
  text: string;
  /** ISO 8601 in UTC. */
  sent_at: string;
}

/** @returns false when it is known already, so that it is passed on once */
export async function addAgentMessage(
  tx: Queryable,
  handoffId: string,
  { source_id, name, text, sent_at }: AgentMessage,
): Promise<boolean> {
  const rows = await tx.query(
    `insert into agent_messages (handoff_id, source_id, name, text, sent_at) values ($1, $2, $3, $4, $5)
     on conflict (handoff_id, source_id) do nothing returning source_id`,
    [handoffId, source_id, name, text, sent_at],
  );
  if (rows.length > 0) await markStale(tx, 'handoff', handoffId);
  return rows.length > 0;
}

/** Those with words, oldest first. */
export async function listAgentMessages(tx: Queryable, handoffId: string): Promise<AgentMessage[]> {
  return tx.query<AgentMessage>(
    'select source_id, name, text, sent_at from agent_messages where handoff_id = $1 and text <> $2 order by sent_at',
    [handoffId, ''],
  );
}
