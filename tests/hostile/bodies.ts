import type { House } from './house.ts';
import { createTally, type Tally } from './tally.ts';

interface BodyCase {
  name: string;
  body: string | Uint8Array;
  headers?: Record<string, string>;
  /** Must not be taken. */
  refused: boolean;
}

const prototypeKeys = () => Object.getOwnPropertyNames(Object.prototype).length;

/** Each as the body of everything that takes one, validly signed: an answer below 500, soon, and nothing changed for others. */
export async function tryBodies(house: House, corpus: string, cases: BodyCase[]): Promise<Tally> {
  const { tally, try: attempt } = createTally(corpus);
  const known = prototypeKeys();
  const token = await house.token();
  for (const { name, body, headers = {}, refused } of cases) {
    for (const path of ['/webhooks/shop', '/v1/decisions?bot=shop']) {
      await attempt(`${path} ${name}`, async () => {
        const answer = await house.deliver(body, path, headers);
        await house.drain();
        return { ...answer, ok: prototypeKeys() === known && (refused ? answer.status >= 400 : true) };
      });
    }
    for (const path of ['/v1/handoffs/none/handback', '/v1/dead-letters/replay']) {
      await attempt(`${path} ${name}`, async () => {
        const more = { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers };
        const answer = await house.send(path, Buffer.from(body as string), more);
        return {
          ...answer,
          ok: prototypeKeys() === known && (refused && Buffer.from(body as string).length > 0 ? answer.status >= 400 : true),
        };
      });
    }
  }
  return tally;
}
