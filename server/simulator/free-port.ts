import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** No system gives these to outgoing connections, which on a busy machine would take a port between the look and whoever listens there. */
const [first, end] = [20_000, 30_000];

/** @returns the wished port when nobody listens there on the loopback, else one that is free now; without a wish one that stays so */
export async function freePort(wished = randomInt(first, end)): Promise<number> {
  return (await isFree(wished)) ? wished : freePort();
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
