import type { Database, Queryable } from '#domain/database.ts';
import { type Delivery, insertDeliveries } from '../store/deliveries.ts';
import { createGroup } from '../store/group.ts';
import { insertEvent, type StoredEvent } from '../store/helpdesk-events.ts';
import { addJobs } from '../store/jobs.ts';
import { createTurns } from '../store/turns.ts';

/** Where everything that comes in is written down, many at a time. Each resolves when it is on disk. */
export interface Intake {
  /** @returns the stored one: an earlier one, where this is a redelivery */
  delivery(delivery: Delivery): Promise<Delivery>;
  /** @returns our id of the stored one */
  event(event: StoredEvent): Promise<string>;
}

/** @param most what may wait to be written at a time */
export function createIntake(db: Database, newId: () => string, most?: { items: number; size: number }): Intake {
  const limits = most ? { most } : {};
  const turnOf = createTurns();
  return {
    delivery: createGroup({
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
    }),
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
