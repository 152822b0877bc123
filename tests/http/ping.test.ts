import { createHmac } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { connectBot } from '../../server/bots/connect-bot.ts';
import { thisMachine } from '../helpers/this-machine.ts';
import { openHouse } from '../hostile/house.ts';

it("a platform's own test of the connection is answered in a sentence, where the secret matches, and nothing is kept of it", async () => {
  const house = await openHouse();
  onTestFinished(() => house.close());
  const secret = 'the-client-secret-of-the-app';
  Object.assign(house.deps.bots, {
    fin: connectBot(
      { kind: 'intercom', secrets: [secret] },
      () => house.clock.now,
      () => thisMachine,
    ),
  });
  const body = Buffer.from(
    JSON.stringify({ type: 'notification_event', topic: 'ping', data: { item: { type: 'ping', message: 'hello' } } }),
  );
  const post = (key: string) =>
    house.send('/webhooks/fin', body, { 'x-hub-signature': `sha1=${createHmac('sha1', key).update(body).digest('hex')}` });

  const answer = await post(secret);
  expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { test: expect.stringMatching(/^The connection works/) }]);
  expect((await post('another')).status).toBe(401);
  const kept = await house.db.query<{ n: number }>('select count(*) as n from deliveries');
  expect(Number(kept[0]?.n)).toBe(0);
});
