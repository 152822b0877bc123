import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { openHouse } from '../hostile/house.ts';

async function house(perMinute: NonNullable<Parameters<typeof openHouse>[0]>['perMinute']) {
  const made = await openHouse({ ...(perMinute ? { perMinute } : {}) });
  onTestFinished(() => made.close());
  return made;
}

it('limits: each bot has its own, and only what it has signed counts', async () => {
  const { deliver, send, clock } = await house({ webhooks: 3, decisions: 2 });
  const body = () => JSON.stringify(samplePayload('c-1', clock.now));
  for (let index = 0; index < 10; index += 1) expect((await send('/webhooks/shop', Buffer.from('{}'), {})).status).toBe(401);
  const statuses: number[] = [];
  for (let index = 0; index < 5; index += 1) statuses.push((await deliver(body())).status);
  expect(statuses).toEqual([202, 202, 202, 429, 429]);
  expect((await deliver(body(), '/v1/decisions?bot=shop')).status).toBe(200);
  clock.now += 20_000;
  expect((await deliver(body())).status).toBe(202);
});

it('limits: an agent\u2019s, and an operator\u2019s', async () => {
  const { send, token, operator } = await house({ panel: 2, operator: 1 });
  const ask = async (path: string, bearer: string, method = 'GET') =>
    (await send(path, undefined as never, { authorization: `Bearer ${bearer}` }, method)).status;
  const agent = await token();
  expect([
    await ask('/v1/tickets/1/brief', agent),
    await ask('/v1/tickets/1/brief', agent),
    await ask('/v1/tickets/1/brief', agent),
  ]).toEqual([404, 404, 429]);
  const by = await operator();
  expect([await ask('/v1/audit/check', by, 'POST'), await ask('/v1/audit/check', by, 'POST')]).toEqual([200, 429]);
});

it('limits: JSON of the panel is bounded in depth and number', async () => {
  const { send, token } = await house({});
  const headers = { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' };
  const ask = async (body: string) => {
    const answer = await send('/v1/handoffs/none/handback', Buffer.from(body), headers);
    return [answer.status, JSON.parse(answer.body).error.code];
  };
  expect(await ask(`{"note":${'['.repeat(65)}${']'.repeat(65)}}`)).toEqual([422, 'bad_payload']);
  expect(await ask(`{"note":[${'1,'.repeat(100_001)}1]}`)).toEqual([422, 'bad_payload']);
  expect(await ask('{"__proto__":{"a":1}}')).toEqual([422, 'bad_payload']);
  expect(await ask('{"note":"x"}')).toEqual([404, 'unknown_handoff']);
});

it('limits: what doors answer is documented at every door', async () => {
  const { http } = await house({});
  const { paths } = (await http.inject('/openapi.json')).json() as {
    paths: Record<string, Record<string, { responses: object; security?: object[] }>>;
  };
  const doors = Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .filter(({ responses }) => '401' in responses);
  expect(doors.length).toBeGreaterThan(10);
  for (const { responses, security = [] } of doors)
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(security.some((one) => 'panel' in one) ? ['403', '429'] : ['429']));
});

it('limits: a body that drips is cut off', async () => {
  const { url } = await house({});
  const start = performance.now();
  const answer = await new Promise<string>((done) => {
    let text = '';
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () =>
      socket.write('POST /webhooks/shop HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{'),
    );
    const drip = setInterval(() => socket.write(' '), 200);
    socket.on('data', (data) => {
      text += data.toString();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(drip);
      done(text);
    });
  });
  expect(answer).toMatch(/^(?:HTTP\/1\.1 408|$)/);
  // The server gives it fifteen seconds.
  expect(performance.now() - start).toBeLessThan(60_000);
});
