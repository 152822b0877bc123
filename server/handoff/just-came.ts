import type { BotEvent } from '#domain/bot.ts';
import type { Delivery } from '../store/deliveries.ts';

export interface Came {
  delivery: Delivery;
  event: BotEvent;
}

/** Letters of bodies: what waits here longer than a moment is what the garbage collector finds hardest. */
const largest = 512 * 1024;

/** Keeps what was read to check it until the job comes that wants it, usually within milliseconds. Whatever is not here any more is read from the database. */
export function createJustCame() {
  const kept = new Map<string, Came>();
  let size = 0;

  function take(id: string): Came | null {
    const came = kept.get(id) ?? null;
    if (came && kept.delete(id)) size -= came.delivery.body.length;
    return came;
  }

  return {
    take,
    keep(came: Came): void {
      kept.set(came.delivery.id, came);
      size += came.delivery.body.length;
      for (const id of kept.keys()) {
        if (size <= largest) break;
        take(id);
      }
    },
  };
}
