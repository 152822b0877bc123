import type { Database } from '#domain/database.ts';
import { type AuditHead, addAuditEntry, prunedUpTo } from './audit.ts';

/**
 * Deletes the audit's oldest entries. The chain then begins behind them, and an entry of its own says so: whoever cuts off entries
 * without one is found out.
 * @param before milliseconds since 1970 @returns how many entries went
 */
export async function pruneAudit(db: Database, before: number, id: string, now: number): Promise<number> {
  return db.transaction(async (tx) => {
    const [last] = await tx.query<AuditHead>(
      'select seq, hash from audit_entries where at < $1 and seq is not null order by seq desc limit 1',
      [before],
    );
    if (!last) return 0;
    const entry = { id, at: now, actor: 'baton', action: 'audit_pruned', target: 'audit', detail: prunedUpTo(last) };
    await addAuditEntry(tx, entry);
    await tx.query('update audit_chain set base_seq = $1, base_hash = $2 where id = 1', [last.seq, last.hash]);
    const gone = await tx.query('delete from audit_entries where seq <= $1 or seq is null returning id', [last.seq]);
    return gone.length;
  });
}
