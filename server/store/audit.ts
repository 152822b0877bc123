import { createHash } from 'node:crypto';
import type { Queryable } from '#domain/database.ts';

/** Who did what to what; never changed. */
export interface AuditEntry {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  actor: string;
  action: string;
  target: string;
  detail: string;
}

/** How far the chain has come: whoever keeps a copy elsewhere sees what is cut off later. */
export interface AuditHead {
  seq: number;
  hash: string;
}

/** Adds an entry that holds the digest of the one before, so that none can be changed, left out or put elsewhere unseen. */
export async function addAuditEntry(tx: Queryable, entry: AuditEntry): Promise<void> {
  const { id, at, actor, action, target, detail } = entry;
  // The first to change this row writes next; whoever comes meanwhile waits for its transaction.
  const [head] = await tx.query<AuditHead>(
    `insert into audit_chain (id, seq, hash) values (1, 1, '') on conflict (id) do update set seq = audit_chain.seq + 1 returning seq, hash`,
  );
  const hash = digest(head!.hash, head!.seq, entry);
  await tx.query('insert into audit_entries (id, at, actor, action, target, detail, seq, hash) values ($1, $2, $3, $4, $5, $6, $7, $8)', [
    ...[id, at, actor, action, target, detail],
    ...[head!.seq, hash],
  ]);
  await tx.query('update audit_chain set hash = $1 where id = 1', [hash]);
}

function digest(before: string, seq: number, { id, at, actor, action, target, detail }: AuditEntry): string {
  return createHash('sha256')
    .update(JSON.stringify([before, seq, id, at, actor, action, target, detail]))
    .digest('hex');
}

/** Oldest first. */
export async function listAuditEntries(db: Queryable, target: string): Promise<AuditEntry[]> {
  return db.query<AuditEntry>('select id, at, actor, action, target, detail from audit_entries where target = $1 order by at, id', [
    target,
  ]);
}

/** Newest first; entries from before there was a chain have no number and are left out. */
export async function listRecentAudit(db: Queryable, before: number | null, limit: number): Promise<(AuditEntry & { seq: number })[]> {
  const rows = await db.query<AuditEntry & { seq: number }>(
    'select seq, id, at, actor, action, target, detail from audit_entries where seq < $1 order by seq desc limit $2',
    [before ?? Number.MAX_SAFE_INTEGER, limit],
  );
  return rows.map((row) => ({ ...row, seq: Number(row.seq), at: Number(row.at) }));
}

/** How the entry about a pruning names where the chain begins since. */
export const prunedUpTo = ({ seq, hash }: AuditHead): string => `up to ${seq}, ${hash}`;

const page = 500;

/**
 * Reads the whole chain.
 * @param known a head that somebody kept outside
 * @returns the head as it is, and what is wrong with the chain: null where nothing is
 */
export async function verifyAudit(db: Queryable, known?: AuditHead): Promise<AuditHead & { problem: string | null }> {
  const [chain] = await db.query<AuditHead & { base_seq: number; base_hash: string }>('select * from audit_chain where id = 1');
  const base = { seq: chain?.base_seq ?? 0, hash: chain?.base_hash ?? '' };
  if (known !== undefined && known.seq < base.seq)
    return {
      ...base,
      problem: `entry ${known.seq} is older than what is kept, so that nothing can be said of it: keep a newer head outside`,
    };
  let { seq, hash } = base;
  let isBaseTold = base.seq === 0;
  const isKnown = () => known !== undefined && known.seq === seq && known.hash === hash;
  let hasMet = known === undefined || isKnown();
  for (;;) {
    const rows = await db.query<AuditEntry & AuditHead>('select * from audit_entries where seq > $1 order by seq limit $2', [seq, page]);
    for (const row of rows) {
      if (row.seq !== seq + 1) return { seq, hash, problem: `entry ${seq + 1} is missing` };
      if (row.hash !== digest(hash, row.seq, row)) return { seq, hash, problem: `entry ${row.seq} was changed` };
      [seq, hash] = [row.seq, row.hash];
      hasMet ||= isKnown();
      isBaseTold ||= row.action === 'audit_pruned' && row.detail === prunedUpTo(base);
    }
    if (rows.length < page) break;
  }
  if (!isBaseTold) return { seq, hash, problem: `the entries up to ${base.seq} are cut off, and no entry says so` };
  const [head] = await db.query<AuditHead>('select seq, hash from audit_chain where id = 1');
  if ((head?.seq ?? 0) !== seq || (head?.hash ?? '') !== hash) return { seq, hash, problem: `the entries behind ${seq} are cut off` };
  return { seq, hash, problem: hasMet ? null : `the chain does not hold entry ${known!.seq} as it was kept outside` };
}
