import type { Queryable } from '#domain/database.ts';
import { inBatches, placeholders } from './rows.ts';

export interface Delivery {
  id: string;
  /** Name of the bot in the configuration. */
  bot: string;
  /** The sender's id of it, the same on every redelivery. */
  source_id: string;
  /** The bot's own id of the conversation. */
  conversation: string;
  /** The verified bytes, which are valid UTF-8; of a delivery that told of several conversations the part of this one, written anew. */
  body: string;
  /** Milliseconds since 1970. */
  received_at: number;
}

/**
 * Stores deliveries, each unless its bot has sent it before.
 * @returns for each the one that is stored, and whether it is new
 */
export async function insertDeliveries(tx: Queryable, deliveries: Delivery[]): Promise<{ delivery: Delivery; isNew: boolean }[]> {
  const isNew = new Set<string>();
  // In one order, so that two processes that store the same redeliveries do not block each other.
  const ordered = deliveries.toSorted((a, b) => (a.source_id < b.source_id ? -1 : 1));
  for (const batch of inBatches(ordered)) {
    const inserted = await tx.query<{ id: string }>(
      `insert into deliveries (id, bot, source_id, conversation, body, received_at) values ${placeholders(batch.length, 6)}
       on conflict (bot, source_id) do nothing returning id`,
      batch.flatMap(({ id, bot, source_id, conversation, body, received_at }) => [id, bot, source_id, conversation, body, received_at]),
    );
    for (const { id } of inserted) isNew.add(id);
  }
  const results: { delivery: Delivery; isNew: boolean }[] = [];
  for (const delivery of deliveries) {
    if (isNew.has(delivery.id)) {
      results.push({ delivery, isNew: true });
      continue;
    }
    const known = await tx.query<Delivery>('select * from deliveries where bot = $1 and source_id = $2', [
      delivery.bot,
      delivery.source_id,
    ]);
    results.push({ delivery: known[0]!, isNew: false });
  }
  return results;
}

export async function findDelivery(tx: Queryable, id: string): Promise<Delivery | null> {
  const rows = await tx.query<Delivery>('select * from deliveries where id = $1', [id]);
  return rows[0] ?? null;
}
