import type { Queryable } from '#domain/database.ts';
import { hold } from './hold.ts';

export interface Upload {
  id: string;
  handoffId: string;
  name: string;
  contentType: string;
  bytes: Uint8Array;
  /** Milliseconds since 1970. */
  receivedAt: number;
}

/** Keeps a file until the ticket has it. @returns false when the handoff has `most` already */
export async function addUpload(
  tx: Queryable,
  { id, handoffId, name, contentType, bytes, receivedAt }: Upload,
  most: number,
): Promise<boolean> {
  await hold(tx, handoffId);
  const rows = await tx.query(
    `insert into uploads (id, handoff_id, name, content_type, size, body, received_at)
     select $1, $2, $3, $4, $5, $6, $7 where (select count(*) from uploads where handoff_id = $2) < $8 returning id`,
    [id, handoffId, name, contentType, bytes.length, Buffer.from(bytes).toString('base64'), receivedAt, most],
  );
  return rows.length > 0;
}

export async function findUpload(tx: Queryable, id: string): Promise<Omit<Upload, 'receivedAt'> | null> {
  const [row] = await tx.query<{ handoff_id: string; name: string; content_type: string; body: string }>(
    'select handoff_id, name, content_type, body from uploads where id = $1',
    [id],
  );
  if (!row) return null;
  return { id, handoffId: row.handoff_id, name: row.name, contentType: row.content_type, bytes: Buffer.from(row.body, 'base64') };
}

/** The ticket has it: we keep no second copy. */
export async function emptyUpload(tx: Queryable, id: string): Promise<void> {
  await tx.query(`update uploads set body = '' where id = $1`, [id]);
}
