import { addAuditEntry } from '../../store/audit.ts';
import type { HandoffDeps } from '../deps.ts';

/** Who took data out of the house, and which, is written down before they leave it. */
export async function recordExport(
  { db, newId, now }: Pick<HandoffDeps, 'db' | 'newId' | 'now'>,
  actor: string,
  detail: string,
): Promise<void> {
  await db.transaction((tx) => addAuditEntry(tx, { id: newId(), at: now(), actor, action: 'exported', target: 'measures', detail }));
}
