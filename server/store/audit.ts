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

export async function addAuditEntry(tx: Queryable, { id, at, actor, action, target, detail }: AuditEntry): Promise<void> {
  await tx.query('insert into audit_entries (id, at, actor, action, target, detail) values ($1, $2, $3, $4, $5, $6)', [
    id,
    at,
    actor,
    action,
    target,
    detail,
  ]);
}

/** Oldest first. */
export async function listAuditEntries(db: Queryable, target: string): Promise<AuditEntry[]> {
  return db.query<AuditEntry>('select id, at, actor, action, target, detail from audit_entries where target = $1 order by at, id', [
    target,
  ]);
}
