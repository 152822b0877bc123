import type { BotEvent } from '#domain/bot.ts';
import type { Database, Queryable } from '#domain/database.ts';
import { type Delivery, insertDeliveries } from '../store/deliveries.ts';
import { createGroup } from '../store/group.ts';
import { insertEvent, type StoredEvent } from '../store/helpdesk-events.ts';
import { addJobs } from '../store/jobs.ts';
import { createTurns } from '../store/turns.ts';
import { type Came, createJustCame } from './just-came.ts';

/** Where everything that comes in is written down, many at a time. Each resolves when it is on disk. */
export interface Intake {
  /**
   * @param event what it says, where that has been read already
   * @returns the stored one: an earlier one, where this is a redelivery
   */
  delivery(delivery: Delivery, event?: BotEvent): Promise<Delivery>;
  /** One that has come in right now, with what it says; each is given once, and those of which there are too many never. */
  justCame(id: string): Came | null;
  /** @returns our id of the stored one */
  event(event: StoredEvent): Promise<string>;
}

/** @param most what may wait to be written at a time */
export function createIntake(db: Database, newId: () => string, most?: { items: number; size: number }): Intake {
  const limits = most ? { most } : {};
  const turnOf = createTurns();
  const came = createJustCame();
  const write = createGroup({
    ...{ db, ...limits },
    sizeOf: ({ body }) => body.length,
    async write(tx: Queryable, deliveries: Delivery[]) {
      const stored = await insertDeliveries(tx, deliveries);
      const fresh = stored.filter(({ isNew }) => isNew).map(({ delivery }) => delivery);
      await addJobs(
        tx,
        fresh.map(({ id, bot, received_at }) => ({
          id: newId(),
          task: 'read_delivery',
          subject: id,
          priority: 1,
          runAt: received_at,
          trace: id,
          turn: turnOf(bot, received_at),
        })),
      );
      return stored.map(({ delivery }) => delivery);
    },
  });
  return {
    async delivery(delivery, event) {
      // Before it is written: its job may be begun before whoever wrote it hears of that.
      if (event) came.keep({ delivery, event });
      const stored = await write(delivery).catch((error: unknown) => {
        came.take(delivery.id);
        throw error;
      });
      if (stored.id !== delivery.id) came.take(delivery.id);
      return stored;
    },
    justCame: came.take,
    event: createGroup({
      ...{ db, ...limits },
      sizeOf: ({ body }) => body.length,
      async write(tx: Queryable, events: StoredEvent[]) {
        const ids: string[] = [];
        for (const event of events) {
          const { id, isNew } = await insertEvent(tx, event);
          if (isNew)
            await addJobs(tx, [{ id: newId(), task: 'read_event', subject: id, priority: 3, runAt: event.received_at, trace: id }]);
          ids.push(id);
        }
        return ids;
      },
    }),
  };
}
