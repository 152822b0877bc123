import type { FastifyReply } from 'fastify';
import type { Switches } from '../state.ts';

export interface Made {
  status: number;
  body: unknown;
}

interface Entry {
  request: string;
  at: number;
  made: Promise<Made>;
  isDone: boolean;
}

const lifetime = 2 * 3_600_000;

/**
 * Zendesk's Idempotency-Key, for ticket creation alone: the same key and body give the first answer again, another body is
 * refused, and after two hours the key is as new.
 */
export function createIdempotency(switches: Switches, now: () => number) {
  const entries = new Map<string, Entry>();

  return async (key: string | undefined, request: string, reply: FastifyReply, make: () => Promise<Made>): Promise<FastifyReply> => {
    if (key === undefined || !switches.idempotency) return answer(reply, await make());
    if (key.length > 255) return reply.code(400).send({ error: 'IdempotentRequestError', description: 'Idempotency key is too long' });
    const known = entries.get(key);
    if (known && known.at + lifetime > now()) {
      if (known.request !== request) {
        return reply
          .code(400)
          .send({ error: 'IdempotentRequestError', description: "Request parameters don't match the given idempotency key" });
      }
      if (!known.isDone && switches.idempotencyInFlight === 'conflict') {
        return reply.code(409).send({ error: 'IdempotentRequestError', description: 'A request with this idempotency key is in progress' });
      }
      return answer(reply.header('x-idempotency-lookup', 'hit'), await known.made);
    }
    const entry: Entry = { request, at: now(), made: make(), isDone: false };
    entries.set(key, entry);
    const made = await entry.made;
    entry.isDone = true;
    // A refused record is not remembered: mended, it may be sent again.
    if (made.status >= 400) entries.delete(key);
    return answer(reply.header('x-idempotency-lookup', 'miss'), made);
  };
}

function answer(reply: FastifyReply, { status, body }: Made): FastifyReply {
  return reply.code(status).send(body);
}
