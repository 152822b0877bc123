import type { Queryable } from '#domain/database.ts';

/**
 * Holds a handoff until the transaction ends. What is queued behind one another for it (calls, notes) is looked at and changed
 * only by whoever holds it: two who each see the other's line empty would leave it standing.
 */
export async function hold(tx: Queryable, handoffId: string): Promise<void> {
  if (tx.dialect.holdRow !== '') await tx.query(`select id from handoffs where id = $1 ${tx.dialect.holdRow}`, [handoffId]);
}

/** The same, for the handoff to which a row of another table belongs. */
export async function holdOwner(tx: Queryable, table: 'back_calls' | 'requester_notes', id: string): Promise<void> {
  if (tx.dialect.holdRow === '') return;
  await tx.query(`select id from handoffs where id = (select handoff_id from ${table} where id = $1) ${tx.dialect.holdRow}`, [id]);
}
