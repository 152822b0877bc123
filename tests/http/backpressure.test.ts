import axios from 'axios';
import Fastify from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { boundRequests } from '../../server/http/backpressure.ts';
import { answerErrors } from '../../server/http/errors.ts';

async function edge(most: number) {
  const app = Fastify();
  onTestFinished(() => app.close());
  answerErrors(app);
  boundRequests(app, most);
  const open: (() => void)[] = [];
  app.post('/slow', () => new Promise<string>((resolve) => void open.push(() => resolve('done'))));
  app.get('/healthz', async () => 'ok');
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const call = axios.create({ baseURL: url, validateStatus: () => true });
  const inHand = async (count: number) => {
    while (open.length < count) await call.get('/healthz');
  };
  /** Posts until one is let in, which is then answered: the server learns a moment later than the client that a connection has ended. */
  async function untilTaken(count: number): Promise<number> {
    for (;;) {
      let status = 0;
      const next = call.post('/slow', {}).then((answer) => {
        status = answer.status;
      });
      while (status === 0 && open.length < count) await call.get('/healthz');
      open[count - 1]?.();
      await next;
      if (status !== 503) return status;
    }
  }
  return { call, open, inHand, untilTaken };
}

describe('http: backpressure', () => {
  it('refuses what is too much, says when to come again, and takes more when others have ended', async () => {
    const { call, open, inHand, untilTaken } = await edge(2);
    const two = [call.post('/slow', {}), call.post('/slow', {})];
    await inHand(2);
    const third = await call.post('/slow', {});
    expect(third).toMatchObject({ status: 503, headers: { 'retry-after': '1' }, data: { error: { code: 'server_busy' } } });
    for (const end of open) end();
    expect((await Promise.all(two)).map(({ status }) => status)).toEqual([200, 200]);
    expect(await untilTaken(3)).toBe(200);
  });

  it('forgets whoever hangs up', async () => {
    const { call, inHand, untilTaken } = await edge(1);
    const control = new AbortController();
    const gone = call.post('/slow', {}, { signal: control.signal }).catch(() => 'gone');
    await inHand(1);
    control.abort();
    expect(await gone).toBe('gone');
    expect(await untilTaken(2)).toBe(200);
  });
});
