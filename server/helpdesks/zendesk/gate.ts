import type { createHttp } from './http.ts';
import type { Work } from './limiter.ts';

/** How much the account takes now. */
export interface Gate {
  /** @param inHand how many are being made */
  room(inHand: number): { urgent: number; normal: number };
  /** When there is room again, in milliseconds since 1970. */
  opensAt(): number;
}

const none = { urgent: 0, normal: 0 };
const probe = { urgent: 1, normal: 1 };

/** One gate of what the account allows of a work, whether it works, and whether it lets us in. */
export function createGate({ limiter, breaker, signedOutUntil }: ReturnType<typeof createHttp>, work: Work, now: () => number): Gate {
  return {
    room(inHand) {
      if (signedOutUntil() > now() || breaker.state() === 'open') return none;
      if (breaker.state() === 'half_open') return inHand > 0 ? none : probe;
      const room = limiter.room(work, inHand);
      // What is begun without room for all its calls is finished later, and nothing of it is done twice but an upload.
      return inHand === 0 && room.urgent === 0 && limiter.opensAt(work) <= now() ? probe : room;
    },
    opensAt: () => Math.max(signedOutUntil(), breaker.opensAt(), limiter.opensAt(work)),
  };
}
