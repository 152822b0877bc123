import type { Queryable } from '#domain/database.ts';

/** What facts are kept of. */
export type FactKind = 'handoff' | 'conversation';

/**
 * Says that what is known of a handoff or conversation may have changed, in the transaction that changes it; its facts are worked out
 * later. Every writer of a row that facts are made of calls this.
 */
export async function markStale(tx: Queryable, kind: FactKind, subject: string): Promise<void> {
  // A mark that is there is written again: whoever takes it at this moment waits for us, and sees what we write.
  await tx.query(
    `insert into stale_facts (kind, subject, marked_at) values ($1, $2, 1)
     on conflict (kind, subject) do update set marked_at = stale_facts.marked_at + 1`,
    [kind, subject],
  );
}

/** Takes marks away; whoever takes them works the facts out in the same transaction. Marks that others are taking are left to them. */
export async function takeStale(tx: Queryable, kind: FactKind, limit: number): Promise<string[]> {
  const rows = await tx.query<{ subject: string }>(
    `delete from stale_facts where kind = $1 and subject in (
       select subject from stale_facts where kind = $1 order by subject limit $2 ${tx.dialect.skipLocked}) returning subject`,
    [kind, limit],
  );
  return rows.map(({ subject }) => subject);
}

export async function countStale(db: Queryable): Promise<number> {
  const rows = await db.query<{ count: number }>('select count(*) as count from stale_facts');
  return Number(rows[0]?.count ?? 0);
}
