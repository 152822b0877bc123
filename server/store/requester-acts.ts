import type { Queryable } from '#domain/database.ts';
import type { ContactWish, RequesterAct } from '#domain/requester-act.ts';
import { hold } from './hold.ts';

export type StoredAct = RequesterAct & {
  /** Milliseconds since 1970. */
  at: number;
};

/** Writes down what the requester did; nothing is ever taken out again. */
export async function addAct(tx: Queryable, id: string, handoffId: string, at: number, { kind, ...detail }: RequesterAct): Promise<void> {
  await hold(tx, handoffId);
  await tx.query(
    `insert into requester_acts (id, handoff_id, position, acted_at, kind, detail)
     values ($1, $2, (select count(*) from requester_acts where handoff_id = $2), $3, $4, $5)`,
    [id, handoffId, at, kind, JSON.stringify(detail)],
  );
}

/** Oldest first. */
export async function listActs(tx: Queryable, handoffId: string): Promise<StoredAct[]> {
  const rows = await tx.query<{ acted_at: number; kind: string; detail: string }>(
    'select acted_at, kind, detail from requester_acts where handoff_id = $1 order by position',
    [handoffId],
  );
  return rows.map(({ acted_at, kind, detail }) => ({ kind, ...JSON.parse(detail), at: Number(acted_at) }) as StoredAct);
}

/** How the requester wants to be answered; null where nobody said. */
export function wishIn(acts: StoredAct[]): ContactWish | null {
  const last = acts.findLast((act) => act.kind === 'switched');
  return last ? { channel: last.channel, address: last.address, preferred: last.preferred } : null;
}
