import type { Queryable } from '#domain/database.ts';

export interface Delivery {
  id: string;
  /** Name of the bot in the configuration. */
  bot: string;
  /** The sender's id of it, the same on every redelivery. */
  source_id: string;
  /** The bot's own id of the conversation. */
  conversation: string;
  /** The verified bytes, which are valid UTF-8. */
  body: string;
  /** Milliseconds since 1970. */
  received_at: number;
}

/** Stores a delivery unless the bot has sent it before. @returns the stored one, and whether it is this one */
export async function insertDelivery(tx: Queryable, delivery: Delivery): Promise<{ delivery: Delivery; isNew: boolean }> {
  const { id, bot, source_id, conversation, body, received_at } = delivery;
  const inserted = await tx.query<Delivery>(
    `insert into deliveries (id, bot, source_id, conversation, body, received_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (bot, source_id) do nothing returning *`,
    [id, bot, source_id, conversation, body, received_at],
  );
  if (inserted[0]) return { delivery: inserted[0], isNew: true };
  const known = await tx.query<Delivery>('select * from deliveries where bot = $1 and source_id = $2', [bot, source_id]);
  return { delivery: known[0]!, isNew: false };
}

export async function findDelivery(tx: Queryable, id: string): Promise<Delivery | null> {
  const rows = await tx.query<Delivery>('select * from deliveries where id = $1', [id]);
  return rows[0] ?? null;
}
