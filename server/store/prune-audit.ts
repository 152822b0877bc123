import type { Database, Queryable } from '#domain/database.ts';
import { type AuditHead, addAuditEntry, prunedUpTo } from './audit.ts';
import { untilFew } from './until-few.ts';

/** A statement's worth, so that it ends long before its time is over. */
const usualStep = 2_000;

/**
 * Deletes the audit's oldest entries. The chain then begins behind them, and an entry of its own says so: whoever cuts off entries
 * without one is found out.
 *
 * The chain begins anew first, which takes a moment. What lies before it proves nothing any more and goes little by little, while others
 * add their entries; what stays when that ends early goes the next time.
 * @param before milliseconds since 1970 @returns how many entries went
 */
export async function pruneAudit(db: Database, before: number, id: string, now: number, step = usualStep): Promise<number> {
  const [last] = await db.query<AuditHead>(
    'select seq, hash from audit_entries where at < $1 and seq > (select base_seq from audit_chain where id = 1) order by seq desc limit 1',
    [before],
  );
  if (last) await beginBehind(db, last, { id, at: now });
  const base = await baseOf(db);
  if (base === 0) return 0;
  const sql =
    'delete from audit_entries where id in (select id from audit_entries where seq <= $1 or seq is null order by seq limit $2) returning id';
  return untilFew(step, async () => (await db.query(sql, [base, step])).length);
}

async function beginBehind(db: Database, last: AuditHead, { id, at }: { id: string; at: number }): Promise<void> {
  await db.transaction(async (tx) => {
    // Another process may have gone further since we looked: its entries are gone.
    if ((await baseOf(tx, tx.dialect.holdRow)) >= last.seq) return;
    await addAuditEntry(tx, { id, at, actor: 'baton', action: 'audit_pruned', target: 'audit', detail: prunedUpTo(last) });
    await tx.query('update audit_chain set base_seq = $1, base_hash = $2 where id = 1', [last.seq, last.hash]);
  });
}

async function baseOf(db: Queryable, hold = ''): Promise<number> {
  const [chain] = await db.query<{ base_seq: number }>(`select base_seq from audit_chain where id = 1 ${hold}`);
  return chain?.base_seq ?? 0;
}
