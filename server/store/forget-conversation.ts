import type { Queryable } from '#domain/database.ts';
import { forgetFacts } from './conversation-facts.ts';
import { tablesOfHandoffs } from './tables.ts';

/** Deletes all that is kept of one conversation but its webhooks. @param id ours @param all waiting work too */
export async function forgetConversation(tx: Queryable, id: string, all: 'all' | 'done'): Promise<void> {
  const handoffs = 'select id from handoffs where conversation_id = $1';
  const parts = ['back_calls', 'requester_notes', 'uploads'].map((table) => `select id from ${table} where handoff_id in (${handoffs})`);
  const subjects = all === 'all' ? [handoffs, ...parts] : [handoffs];
  for (const subject of subjects)
    await tx.query(`delete from jobs where ${all === 'all' ? '' : "state <> 'waiting' and "}subject in (${subject})`, [id]);
  await forgetFacts(tx, id);
  await tx.query(`delete from ticket_facts where ticket_id in (select ticket_id from handoffs where conversation_id = $1)`, [id]);
  for (const table of tablesOfHandoffs) await tx.query(`delete from ${table} where handoff_id in (${handoffs})`, [id]);
  for (const table of ['joined_conversations', 'decisions', 'messages', 'handoffs'])
    await tx.query(`delete from ${table} where conversation_id = $1`, [id]);
  await tx.query('delete from conversations where id = $1', [id]);
}
