import { createHmac } from 'node:crypto';
import { SignJWT } from 'jose';
import { expect, it, onTestFinished } from 'vitest';
import { createStatusLinks } from '../../server/handoff/status-links.ts';
import { signOperator } from '../../server/http/operator-token.ts';
import { signSession } from '../../server/http/panel-session.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { openHouse } from '../hostile/house.ts';

const signing = 'a-signing-secret-of-more-than-32-characters';

/** Who may get past the door of a route. Everybody else gets 401 and nothing of anybody. */
const rows: Record<string, 'anyone' | 'bot' | 'helpdesk' | 'agent' | 'admin' | 'operator' | 'requester'> = {
  'POST /webhooks/:bot': 'bot',
  'POST /v1/decisions': 'bot',
  'POST /helpdesk/events': 'helpdesk',
  'POST /v1/session': 'agent',
  'GET /v1/tickets/:ticket/brief': 'agent',
  'GET /v1/tickets/:ticket/handoff': 'agent',
  'GET /v1/tickets/:ticket/requester': 'agent',
  'POST /v1/handoffs/:handoff/handback': 'agent',
  'POST /v1/handoffs/:handoff/acceptance': 'agent',
  'PUT /v1/handoffs/:handoff/verdict': 'agent',
  'PUT /v1/handoffs/:handoff/channel': 'agent',
  'POST /v1/handoffs/:handoff/draft': 'agent',
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
  'POST /v1/helpdesk/webhook': 'operator',
  // setup
  'GET /v1/desk/bots': 'admin',
  'POST /v1/desk/bots': 'admin',
  'GET /v1/desk/platforms/:kind': 'admin',
  'POST /v1/desk/bots/:bot/secrets': 'admin',
  'POST /v1/desk/bots/:bot/secrets/retire': 'admin',
  'POST /v1/desk/bots/:bot/removal': 'admin',
  'GET /v1/desk/bots/:bot/deliveries': 'admin',
  'POST /v1/desk/bots/:bot/sample': 'admin',
  'GET /v1/desk/bots/:bot/back': 'admin',
  'POST /v1/desk/deliveries/:delivery/replay': 'admin',
  'POST /v1/desk/samples/removal': 'admin',
  'GET /v1/desk/setup': 'admin',
  'POST /v1/desk/connection': 'admin',
  'POST /v1/desk/webhook': 'admin',
  'GET /v1/desk/languages': 'admin',
  'POST /v1/desk/messages/preview': 'admin',
  'GET /v1/desk/routing': 'admin',
  'POST /v1/desk/alerts/:route/test': 'admin',
  'POST /v1/desk/rules/check': 'admin',
  'POST /v1/desk/rules/try': 'admin',
  'GET /v1/desk/backtests': 'admin',
  'POST /v1/desk/backtests': 'admin',
  'GET /v1/desk/backtests/:backtest': 'admin',
  'POST /v1/desk/backtests/:backtest/cancel': 'admin',
  'GET /v1/desk/scores': 'admin',
  'GET /v1/desk/conversations': 'admin',
  'GET /v1/desk/conversations/:conversation': 'admin',
  'GET /v1/desk/measures': 'admin',
  'GET /v1/desk/measures/gaps': 'admin',
  'GET /v1/desk/measures/backfill': 'admin',
  'POST /v1/desk/measures/backfill': 'admin',
  'POST /v1/desk/measures/backfill/resumption': 'admin',
  'GET /v1/desk/measures/export/:what': 'admin',
  'POST /v1/persons/export': 'operator',
  'POST /v1/persons/erasure': 'operator',
  'POST /v1/audit/check': 'operator',
  'GET /r/:token': 'requester',
  'POST /r/:token': 'requester',
  'GET /r/:token/live': 'requester',
  'GET /oauth/callback': 'anyone',
  'GET /r/page.css': 'anyone',
  'GET /r/page.js': 'anyone',
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
  'somebody whom nobody knows': () => token({ ...own, sub: '4711' }),
  'a requester': () => token({ ...own, sub: '2001' }),
  'an agent who is suspended': () => token({ ...own, sub: '1099' }),
  'an agent with a session': () => signSession(signing, 'acme', { id: '1001', name: null }, later * 1_000 - 60_000),
  'a session of another account': () => signSession(signing, 'globex', { id: '1001', name: null }, Date.now()),
  'a session that is over': () => signSession(signing, 'acme', { id: '1001', name: null }, Date.now() - 6 * 60_000),
  'a session that the proxy has signed': () => token({ ...own, aud: 'baton-session', iat: later - 60 }),
  'an agent for a year': () => token({ ...own, exp: later + 31_536_000 }, { exp: null }),
  'an agent of the future': () => token({ ...own, iat: later + 3_000, exp: later + 3_060 }, { exp: null }),
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
  const person = { name: 'x', email: null, locale: 'en-US', external_id: null };
  house.simulator.account.users.set(2001, { ...person, id: 2001, role: 'end-user' });
  house.simulator.account.users.set(1099, { ...person, id: 1099, role: 'agent', suspended: true });
  await house.deliver(JSON.stringify(samplePayload('c-1', house.clock.now)));
  await house.drain();
  const [handoff] = await house.db.query<{ id: string; ticket_id: string; requested_at: number }>(
    'select id, ticket_id, requested_at from handoffs',
  );
  const address = (path: string) =>
    path
      .replace(':bot', 'shop')
      .replace(':ticket', handoff!.ticket_id)
      .replace(':handoff', handoff!.id)
      .replace(':job', 'none')
      .replace(':kind', 'rules')
      .replace(':version', '0')
      // No token of a request opens a requester's page, only its own address.
      .replace(':token', `${handoff!.id}.x.y`)
      .replace(':what', 'handoffs')
      .replace('/decisions', '/decisions?bot=shop');
  return { house, address, handoff: handoff! };
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
      // The app's proxy has signed for an installation; what the agent is the helpdesk says.
      const isStaff = ['agent', 'admin', 'an agent with a session'].includes(name);
      const isSigned =
        isStaff || ['somebody who works nowhere', 'somebody whom nobody knows', 'a requester', 'an agent who is suspended'].includes(name);
      // Only what Zendesk itself has signed makes a session.
      const isBegotten = route === 'POST /v1/session' && name === 'an agent with a session';
      const mayPass =
        who === 'anyone' ||
        who === name ||
        (who === 'agent' && isStaff && !isBegotten) ||
        (path === '/v1/desk/me' && name === 'operator') ||
        (who === 'admin' && name === 'operator');
      const refusal = who === 'requester' ? 404 : (who === 'admin' || who === 'agent') && isSigned && !isBegotten ? 403 : 401;
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

it('doors: a requester\u2019s page opens by its own address alone, until it ends', async () => {
  const { house, handoff } = await setUp();
  await house.deliver(JSON.stringify(samplePayload('c-2', house.clock.now)));
  await house.drain();
  const [other] = await house.db.query<{ id: string }>('select id from handoffs where id <> $1', [handoff.id]);
  const requestedAt = Number(handoff.requested_at);
  const tokenOf = (id: string, at = requestedAt, key = 7) =>
    createStatusLinks([Buffer.alloc(32, key)], 'http://baton.example', 14)
      .of(id, at)
      .split('/r/')[1]!;
  const own = tokenOf(handoff.id);
  const open = async (address: string) => (await house.http.inject({ method: 'GET', url: `/r/${address}` })).statusCode;
  expect(await open(own)).toBe(200);
  const live = new AbortController();
  expect((await fetch(`${house.url}/r/${own}/live`, { signal: live.signal })).status).toBe(200);
  live.abort();

  const others = tokenOf(other!.id);
  const half = Math.floor(own.length / 2);
  const wrong = {
    'of another key': tokenOf(handoff.id, requestedAt, 8),
    'of a handoff that is not there': tokenOf('00000000-0000-8000-8000-000000000000'),
    'half of two': own.slice(0, half) + others.slice(half),
    'the end of another': own.slice(0, -8) + others.slice(-8),
    'cut short': own.slice(0, -1),
    'one sign changed': own.slice(0, -2) + (own.at(-2) === 'A' ? 'B' : 'A') + own.at(-1),
    'a name of the prototype': '__proto__',
    empty: '%20',
  };
  const opened: string[] = [];
  for (const [name, address] of Object.entries(wrong)) {
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '?do=cancel'],
      ['GET', '/live'],
    ] as const) {
      const answer = await house.http.inject({ method, url: `/r/${address}${path}`, ...(method === 'POST' ? { payload: {} } : {}) });
      if (answer.statusCode !== 404 || /Maya|88213/.test(answer.body)) opened.push(`${name}: ${method}${path} ${answer.statusCode}`);
    }
  }
  expect(opened).toEqual([]);
  house.clock.now = requestedAt + 15 * 86_400_000;
  expect([await open(own), await open(others)]).toEqual([404, 404]);
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
  expect(JSON.parse((await ask('/v1/persons/export', person)).body)).toEqual({ conversations: [], unread_webhooks: [] });
  expect((await ask('/v1/persons/export', {})).status).toBe(422);
  expect(JSON.parse((await ask('/v1/audit/check', null)).body)).toMatchObject({ seq: 3, problem: null });
});

it('doors: a process that only works has two doors, for operators', async () => {
  const { http: worker, close } = await openHouse({ isWorker: true });
  onTestFinished(close);
  const url = '/webhooks/shop';
  expect((await worker.inject({ method: 'POST', url, payload: {} })).statusCode).toBe(404);
  for (const shut of ['/v1/tickets/1/brief', '/v1/dead-letters', '/docs', '/openapi.json', '/r/x'])
    expect((await worker.inject({ method: 'GET', url: shut })).statusCode, shut).toBe(404);
  for (const open of ['/healthz', '/readyz', '/metrics'])
    expect((await worker.inject({ method: 'GET', url: open })).statusCode, open).toBe(200);
});
