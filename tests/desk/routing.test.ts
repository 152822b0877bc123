import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { expect, it, onTestFinished } from 'vitest';
import { spansToText, textToSpans } from '../../src/desk/routing/week.ts';
import { inProcess } from '../helpers/in-process.ts';

type Got = { body: string; headers: Record<string, string> };

async function receiver(status = 200): Promise<{ url: string; got: Got[] }> {
  const got: Got[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    got.push({ body, headers: request.headers as Record<string, string> });
    response.writeHead(status).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, got };
}

const ada = { sub: '1000', name: 'Ada' };

it('desk: a test goes along a route as it is saved, signed, and names nobody', async () => {
  const house = await inProcess({});
  const { url, got } = await receiver();
  const secret = `whsec_${Buffer.alloc(32, 4).toString('base64')}`;
  const value = { team: { kind: 'webhook', url, secret, fields: ['reason', 'requester_name'] } };
  await house.panel('put', '/v1/desk/settings/alerts', { value, based_on: 0 }, ada);
  expect((await house.asAdmin('post', '/v1/desk/alerts/team/test', {})).status).toBe(200);
  expect(new Webhook(secret).verify(got[0]!.body, got[0]!.headers)).toMatchObject({
    data: { title: 'A test from Baton: nobody waits', reason: 'asked_for_human', requester_name: 'Sample requester' },
  });
  expect((await house.asAdmin('post', '/v1/desk/alerts/other/test', {})).status).toBe(404);
});

it('desk: what the other side says to a test is told', async () => {
  const house = await inProcess({});
  const { url } = await receiver(403);
  await house.panel('put', '/v1/desk/settings/alerts', { value: { team: { kind: 'slack', url } }, based_on: 0 }, ada);
  expect((await house.asAdmin('post', '/v1/desk/alerts/team/test', {})).data.error).toMatchObject({
    code: 'remote_unauthorized',
    message: expect.stringContaining('was answered 403'),
  });
});

it('desk: groups come from the helpdesk, and rules say what they set', async () => {
  const house = await inProcess({});
  const rule = {
    id: 'billing',
    conditions: { kind: 'channel', in: ['chat'] },
    actions: [
      { kind: 'set_group', group: 'Billing' },
      { kind: 'set_priority', priority: 'high' },
      { kind: 'alert', to: 'team' },
    ],
  };
  const off = { ...rule, id: 'off', enabled: false };
  await house.panel('put', '/v1/desk/settings/rules', { value: [rule, off], based_on: 0 }, ada);
  const routing = async () => (await house.asAdmin('get', '/v1/desk/routing')).data;
  expect(await routing()).toEqual({
    groups: ['Support', 'Billing'],
    rules: [{ rule: 'billing', priority: 'high', group: 'Billing', alerts: ['team'] }],
  });
  house.simulator.faults.script([{ match: { path: '/groups' }, times: 9, fault: { kind: 'status', status: 500 } }]);
  expect(await routing()).toMatchObject({ groups: null, rules: [{ rule: 'billing' }] });
});

it('desk: a day is written as people write it', () => {
  expect(textToSpans(' 9:00 - 12:30, 13:30–18:00 ,')).toEqual([
    ['09:00', '12:30'],
    ['13:30', '18:00'],
  ]);
  expect(textToSpans('')).toEqual([]);
  expect(spansToText(textToSpans('09:00-17:00'))).toBe('09:00-17:00');
});
