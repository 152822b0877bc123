import { connect } from 'node:net';
import { ownTime } from '../helpers/own-time.ts';
import type { House } from './house.ts';
import { createTally, type Tally } from './tally.ts';

interface RawCase {
  title: string;
  raw_b64: string;
  /** Not null where a strict parser refuses it. */
  llhttp_error: unknown;
  strict: boolean;
}

const quietMs = 150;

/** Each over a socket of its own. What a strict parser refuses must bring no second answer, and nothing may get past the first. */
export async function tryRaw(house: House, corpus: string, cases: RawCase[]): Promise<Tally> {
  const { tally, try: attempt } = createTally(corpus);
  const port = Number(new URL(house.url).port);
  for (const { title, raw_b64, llhttp_error, strict } of cases) {
    await attempt(title, async () => {
      const before = house.hits();
      const start = ownTime();
      const answers = await talk(port, Buffer.from(raw_b64, 'base64'));
      const statuses = [...answers.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
      const isRefused = strict && llhttp_error !== null;
      const ok = !isRefused || ((statuses.at(-1) ?? 400) >= 400 && house.hits() - before <= 1);
      return { status: Math.max(200, ...statuses), ok, ms: ownTime() - start - quietMs };
    });
  }
  return tally;
}

/** All that comes back until the server has nothing more to say. */
function talk(port: number, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    const end = () => {
      socket.destroy();
      resolve(text);
    };
    socket.setTimeout(quietMs, end);
    socket.on('data', (data) => {
      text += data.toString('latin1');
    });
    socket.on('error', end);
    socket.on('close', end);
  });
}
