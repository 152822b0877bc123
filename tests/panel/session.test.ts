import { expect, it } from 'vitest';
import type { Host } from '../../src/host/connect.ts';
import { pauseMs, renewSession, sessionOf } from '../../src/host/session.ts';

const hour = 3_600_000;

it('panel: a server that gave no session is left alone for a minute, also where the clock turns out to be hours ahead', async () => {
  const host = {} as Host;
  let asked = 0;
  const refuse = async () => {
    asked += 1;
    throw new Error('no sessions here');
  };
  const fast = 5 * hour;
  await renewSession(host, { now: fast, elapsed: 0 }, refuse);
  await renewSession(host, { now: fast, elapsed: pauseMs - 1 }, refuse);
  expect(asked).toBe(1);

  // By now the server has told what time it is.
  const give = async () => ({ token: 't-1', expires_at: new Date(hour).toISOString() });
  await renewSession(host, { now: pauseMs, elapsed: pauseMs }, give);
  expect([sessionOf(host, pauseMs), sessionOf(host, hour)]).toEqual(['t-1', null]);
});
