import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** No system gives these to outgoing connections, which on a busy machine would take a port between the look and whoever listens there. */
const [first, end] = [20_000, 30_000];
/** Test runners work in processes beside each other: each draws from a share of its own, or two would be given one port before either listens. */
const shares = 8;
const given = new Set<number>();

/** @returns the wished port when nobody listens there on the loopback, else one that is free now and was not given before; without a wish one that stays so */
export async function freePort(wished = draw()): Promise<number> {
  return (await isFree(wished)) ? wished : freePort();
}

function draw(): number {
  const size = Math.floor((end - first) / shares);
  const share = Number(process.env.VITEST_POOL_ID ?? 0) % shares;
  const port = first + share * size + randomInt(size);
  if (given.has(port)) return draw();
  given.add(port);
  return port;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
