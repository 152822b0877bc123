import type { Message } from '#domain/conversation.ts';
import type { Queryable } from '#domain/database.ts';
import { hold, holdOwner } from './hold.ts';

/** Keeps what the requester wrote while people have the conversation. @returns whether nothing else waits, so that somebody has to start */
export async function addRequesterNote(tx: Queryable, id: string, handoffId: string, messages: Message[]): Promise<boolean> {
  await hold(tx, handoffId);
  const [line] = await tx.query<{ last: number | null; waiting: number }>(
    `select max(position) as last, count(case when state = 'waiting' then 1 end) as waiting from requester_notes where handoff_id = $1`,
    [handoffId],
  );
  await tx.query(`insert into requester_notes (id, handoff_id, position, messages, state) values ($1, $2, $3, $4, 'waiting')`, [
    id,
    handoffId,
    Number(line?.last ?? -1) + 1,
    JSON.stringify(messages),
  ]);
  return Number(line?.waiting ?? 0) === 0;
}

/** The note that is first in line, if any. */
export async function nextRequesterNote(tx: Queryable, handoffId: string): Promise<string | null> {
  const rows = await tx.query<{ id: string }>(
    `select id from requester_notes where handoff_id = $1 and state = 'waiting' order by position limit 1`,
    [handoffId],
  );
  return rows[0]?.id ?? null;
}

export async function findRequesterNote(tx: Queryable, id: string): Promise<{ handoffId: string; messages: Message[] } | null> {
  const rows = await tx.query<{ handoff_id: string; messages: string }>('select handoff_id, messages from requester_notes where id = $1', [
    id,
  ]);
  return rows[0] ? { handoffId: rows[0].handoff_id, messages: JSON.parse(rows[0].messages) as Message[] } : null;
}

export async function endRequesterNote(tx: Queryable, id: string, state: 'sent' | 'dead'): Promise<void> {
  await holdOwner(tx, 'requester_notes', id);
  await tx.query('update requester_notes set state = $2 where id = $1', [id, state]);
}
