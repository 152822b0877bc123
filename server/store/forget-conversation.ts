import type { Queryable } from '#domain/database.ts';
import { measureWithout } from './conversation-facts.ts';
import { tablesOfConversations, tablesOfHandoffs } from './tables.ts';

/** Whose own ids are subjects of jobs. */
const withJobs = ['back_calls', 'requester_notes', 'uploads', 'handoff_changes'] as const;

/** Deletes all that is kept of one conversation but its webhooks. @param id ours @param all waiting work too */
export async function forgetConversation(tx: Queryable, id: string, all: 'all' | 'done'): Promise<void> {
  const handoffs = 'select id from handoffs where conversation_id = $1';
  const parts = withJobs.map((table) => `select id from ${table} where handoff_id in (${handoffs})`);
  const isOver = all === 'all' ? '' : "state <> 'waiting' and ";
  for (const subject of all === 'all' ? [handoffs, ...parts] : [handoffs])
    await tx.query(`delete from jobs where ${isOver}subject in (${subject})`, [id]);
  // Alerts and waits: the handoff, and which of several it is.
  await tx.query(
    `delete from jobs where ${isOver}exists (select 1 from handoffs where conversation_id = $1 and jobs.subject like handoffs.id || ':%')`,
    [id],
  );
  await measureWithout(tx, id);
  await tx.query(`delete from ticket_facts where ticket_id in (select ticket_id from handoffs where conversation_id = $1)`, [id]);
  for (const table of tablesOfHandoffs) await tx.query(`delete from ${table} where handoff_id in (${handoffs})`, [id]);
  for (const table of tablesOfConversations) await tx.query(`delete from ${table} where conversation_id = $1`, [id]);
  await tx.query('delete from conversations where id = $1', [id]);
}
