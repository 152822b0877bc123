import { createHmac } from 'node:crypto';
import { SignJWT } from 'jose';
import { expect, it, onTestFinished } from 'vitest';
import { signOperator } from '../../server/http/operator-token.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { openHouse } from '../hostile/house.ts';

const signing = 'a-signing-secret-of-more-than-32-characters';

/** Who may get past the door of a route. Everybody else gets 401 and nothing of anybody. */
const rows: Record<string, 'anyone' | 'bot' | 'helpdesk' | 'agent' | 'admin' | 'operator'> = {
  'POST /webhooks/:bot': 'bot',
  'POST /v1/decisions': 'bot',
  'POST /helpdesk/events': 'helpdesk',
  'GET /v1/tickets/:ticket/brief': 'agent',
  'GET /v1/tickets/:ticket/handoff': 'agent',
  'GET /v1/tickets/:ticket/requester': 'agent',
  'POST /v1/handoffs/:handoff/handback': 'agent',
  'POST /v1/handoffs/:handoff/acceptance': 'agent',
  'PUT /v1/handoffs/:handoff/verdict': 'agent',
  'PUT /v1/handoffs/:handoff/channel': 'agent',
  'GET /v1/dead-letters': 'admin',
  'GET /v1/dead-letters/:job': 'admin',
  'POST /v1/dead-letters/replay': 'admin',
  'POST /v1/dead-letters/discard': 'admin',
  'GET /v1/desk/me': 'agent',
  'GET /v1/desk/settings': 'admin',
  'PUT /v1/desk/settings/:kind': 'admin',
  'GET /v1/desk/settings/:kind/versions': 'admin',
  'GET /v1/desk/settings/:kind/versions/:version': 'admin',
  'POST /v1/desk/settings/:kind/restore': 'admin',
  'GET /v1/desk/audit': 'admin',
  'GET /v1/desk/measures': 'admin',
  'GET /v1/desk/measures/gaps': 'admin',
  'GET /v1/desk/measures/backfill': 'admin',
  'POST /v1/desk/measures/backfill': 'admin',
  'GET /v1/desk/measures/export/:what': 'admin',
  'POST /v1/persons/export': 'operator',
  'POST /v1/persons/erasure': 'operator',
  'POST /v1/audit/check': 'operator',
  'GET /healthz': 'anyone',
  'GET /readyz': 'anyone',
  'GET /metrics': 'anyone',
  'GET /openapi.json': 'anyone',
};

type Claims = Record<string, unknown>;
const token = (claims: Claims, { key = signing as string | Uint8Array, alg = 'HS256', exp = '60s' as string | null } = {}) => {
  const jwt = new SignJWT(claims).setProtectedHeader({ alg });
  if (exp !== null) jwt.setExpirationTime(exp);
  return jwt.sign(typeof key === 'string' ? new TextEncoder().encode(key) : key);
};
const unsigned = (header: object, claims: object) =>
  `${[header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;

const own = { iss: 'acme', aud: 'baton', sub: '1001' };
const later = Math.floor(Date.now() / 1000) + 60;

/** Everybody who may knock; the first three are let in somewhere. */
const identities: Record<string, () => Promise<string | undefined> | string | undefined> = {
  agent: () => token(own),
  admin: () => token({ ...own, sub: '1000' }),
  operator: () => signOperator(signing, 'x'),
  'somebody who works nowhere': () => token({ ...own, sub: '../tickets/1' }),
  nobody: () => undefined,
  'an agent of another account': () => token({ ...own, iss: 'globex' }),
  'an agent of another account with its own key': () =>
    token({ ...own, iss: 'globex' }, { key: 'another-signing-secret-of-more-than-32-characters' }),
  'an agent for another audience': () => token({ ...own, aud: 'other' }),
  'an agent who claims to be an operator': () => token({ aud: 'baton-operator', sub: 'operator', iat: later - 60 }),
  'an agent without a name': () => token({ ...own, sub: '' }),
  'an agent of yesterday': () => token({ ...own, exp: later - 86_400 }, { exp: null }),
  'a token without an end': () => token(own, { exp: null }),
  'another algorithm': () => token(own, { alg: 'HS512', key: signing.repeat(2) }),
  'no algorithm': () => unsigned({ alg: 'none' }, { ...own, exp: later }),
  'a key of the token\u2019s own': () => unsigned({ alg: 'HS256', jku: 'http://127.0.0.1/keys' }, { ...own, exp: later }),
};

async function setUp() {
  const house = await openHouse();
  onTestFinished(() => house.close());
  await house.deliver(JSON.stringify(samplePayload('c-1', house.clock.now)));
  await house.drain();
  const [handoff] = await house.db.query<{ id: string; ticket_id: string }>('select id, ticket_id from handoffs');
  const address = (path: string) =>
    path
      .replace(':bot', 'shop')
      .replace(':ticket', handoff!.ticket_id)
      .replace(':handoff', handoff!.id)
      .replace(':job', 'none')
      .replace(':kind', 'rules')
      .replace(':version', '0')
      .replace(':what', 'handoffs')
      .replace('/decisions', '/decisions?bot=shop');
  return { house, address };
}

it('doors: every route has a row that says who may pass', async () => {
  const { house } = await setUp();
  const known = house.routes().filter((route) => !/ \/docs\b/.test(route));
  expect(known.sort()).toEqual(Object.keys(rows).sort());
});

it('doors: whoever is not named by the row is refused, and nothing of anybody', async () => {
  const { house, address } = await setUp();
  const leaks: string[] = [];
  const shut: string[] = [];
  for (const [route, who] of Object.entries(rows)) {
    const [method, path] = route.split(' ') as ['GET' | 'POST' | 'PUT', string];
    for (const [name, make] of Object.entries(identities)) {
      const bearer = await make();
      const answer = await house.http.inject({
        method,
        url: address(path),
        headers: { ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }) },
        ...(method === 'GET' ? {} : { payload: {} }),
      });
      // The app's proxy has signed for an installation; which agent it is matters where an admin is needed.
      const isInstalled = ['agent', 'admin', 'somebody who works nowhere'].includes(name);
      const mayPass =
        who === 'anyone' ||
        who === name ||
        (who === 'agent' && (isInstalled || (path === '/v1/desk/me' && name === 'operator'))) ||
        (who === 'admin' && name === 'operator');
      const refusal = who === 'admin' && isInstalled ? 403 : 401;
      if (mayPass && [401, 403].includes(answer.statusCode)) shut.push(`${route}: ${name}`);
      if (!mayPass && answer.statusCode !== refusal) leaks.push(`${route}: ${name} got ${answer.statusCode}`);
      if (!mayPass && /Maya|charged twice|88213/.test(answer.body)) leaks.push(`${route}: ${name} read something`);
      for (const header of [
        'content-security-policy',
        'x-content-type-options',
        'strict-transport-security',
        'referrer-policy',
        'cache-control',
      ])
        if (answer.headers[header] === undefined) leaks.push(`${route}: no ${header}`);
    }
  }
  expect({ leaks, shut }).toEqual({ leaks: [], shut: [] });
});

it('doors: another bot\u2019s secret opens nothing', async () => {
  const { house } = await setUp();
  const body = Buffer.from(JSON.stringify(samplePayload('c-2', house.clock.now)));
  const stamp = String(Math.floor(house.clock.now / 1000));
  const signature = createHmac('sha256', Buffer.alloc(32, 4)).update(`x.${stamp}.`).update(body).digest('base64');
  const headers = {
    'webhook-id': 'x',
    'webhook-timestamp': stamp,
    'webhook-signature': `v1,${signature}`,
    'content-type': 'application/json',
  };
  for (const path of ['/webhooks/shop', '/v1/decisions?bot=shop']) expect((await house.send(path, body, headers)).status).toBe(401);
  expect((await house.send('/webhooks/other', body, headers)).status).toBe(404);
});

it('doors: a packed body is refused', async () => {
  const { house } = await setUp();
  expect((await house.deliver('{}', '/webhooks/shop', { 'content-encoding': 'br' })).status).toBe(415);
});

it('rights: an operator exports and erases a person, and the audit says so', async () => {
  const { house } = await setUp();
  const headers = { authorization: `Bearer ${await signOperator(signing, 'ann')}`, 'content-type': 'application/json' };
  const ask = (path: string, body: unknown) => house.send(path, Buffer.from(JSON.stringify(body)), headers);
  const person = { email: 'MAYA@shopper.example' };
  expect((await ask('/v1/persons/export', person)).body).toContain('charged twice');
  expect(JSON.parse((await ask('/v1/persons/erasure', person)).body)).toMatchObject({ conversations: 1, tickets: [expect.any(String)] });
  expect(JSON.parse((await ask('/v1/persons/export', person)).body)).toEqual({ conversations: [] });
  expect((await ask('/v1/persons/export', {})).status).toBe(422);
  expect(JSON.parse((await ask('/v1/audit/check', null)).body)).toMatchObject({ seq: 3, problem: null });
});
