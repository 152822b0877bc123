import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import axios, { type AxiosInstance } from 'axios';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../../server/simulator/free-port.ts';
import { type SimulatorOptions, startSimulator } from '../../server/simulator/simulator.ts';

async function start(options: SimulatorOptions = {}) {
  const clock = { now: Date.parse('2026-01-01T00:00:00Z') };
  const simulator = await startSimulator({ now: () => clock.now, ...options });
  onTestFinished(() => simulator.close());
  const { clientId, clientSecret } = simulator.credentials;
  const open = axios.create({ baseURL: simulator.url, validateStatus: () => true, maxRedirects: 0 });
  const { data } = await open.post('/oauth/tokens', {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    expires_in: 172_800,
  });
  const api: AxiosInstance = axios.create({
    baseURL: `${simulator.url}/api/v2`,
    validateStatus: () => true,
    headers: { authorization: `Bearer ${data.access_token}` },
  });
  const create = (ticket: object, headers = {}) => api.post('/tickets.json', { ticket }, { headers });
  return { simulator, account: simulator.account, clock, open, api, create };
}
const comment = { body: 'Hello' };
const hours = 3_600_000;

it('simulator: nobody is given a port that somebody else was given and has not taken yet', async () => {
  const ports: number[] = [];
  for (let count = 0; count < 300; count += 1) ports.push(await freePort());
  expect(new Set(ports).size).toBe(300);
});

describe('simulator: tickets', () => {
  it('are refused without a token, without a comment, and with values that are not on the list', async () => {
    const { open, create } = await start();
    expect((await open.get('/api/v2/tickets')).status).toBe(401);
    expect(await create({ subject: 'x' })).toMatchObject({ status: 422, data: { error: 'RecordInvalid' } });
    expect(await create({ comment, priority: 'asap' })).toMatchObject({
      status: 422,
      data: { details: { priority: [{ error: 'InvalidValue' }] } },
    });
    expect(await create({ comment, requester: { email: 'nobody' } })).toMatchObject({ status: 422 });
    expect(await create({ comment, custom_fields: [{ id: 1, value: 'x' }] })).toMatchObject({ status: 422 });
    expect(await create({ comment })).toMatchObject({ status: 201, data: { ticket: { status: 'new' }, audit: {} } });
  });

  it('remember an idempotency key for two hours and for its body only', async () => {
    const { create, clock, account } = await start();
    const key = { 'idempotency-key': 'k' };
    const first = await create({ comment }, key);
    const again = await create({ comment }, key);
    expect([first.headers['x-idempotency-lookup'], again.headers['x-idempotency-lookup']]).toEqual(['miss', 'hit']);
    expect(again.data).toEqual(first.data);
    expect(await create({ comment, subject: 'other' }, key)).toMatchObject({ status: 400, data: { error: 'IdempotentRequestError' } });
    clock.now += 2 * hours;
    await create({ comment }, key);
    expect(account.tickets.size).toBe(2);
  });

  it('tell their comments by pages of a hundred at the most, in either order', async () => {
    const { create, api, account } = await start();
    const { id } = (await create({ comment })).data.ticket;
    const { comments } = account.tickets.get(id)!;
    // By the API it would take an hour: thirty changes of one ticket are allowed in ten minutes.
    for (let count = 0; count < 150; count += 1) comments.push({ ...comments[0]!, id: account.newId(), body: `more ${count}` });
    const first = (await api.get(`/tickets/${id}/comments?sort_order=desc&per_page=500`)).data;
    expect([first.comments.length, first.comments[0].body, first.count]).toEqual([100, 'more 149', 151]);
    const second = (await api.get(first.next_page)).data;
    expect([second.comments.length, second.comments.at(-1).body, second.next_page]).toEqual([51, 'Hello', null]);
  });

  it('are listed by external id, which need not be unique, after the lag', async () => {
    const { create, api, clock } = await start({ switches: { externalIdLagMs: 120_000 } });
    await create({ comment, external_id: 'e' });
    await create({ comment, external_id: 'e' });
    const list = async () => (await api.get('/tickets?external_id=e')).data.tickets.length;
    expect(await list()).toBe(0);
    clock.now += 120_000;
    expect(await list()).toBe(2);
  });

  it('clean HTML and cut a comment at 64 kB without a word', async () => {
    const { create, account } = await start();
    await create({
      comment: { html_body: `<p onclick="x()">a<script>alert(1)</script></p><a href="javascript:x()">b</a>${'é'.repeat(40_000)}` },
    });
    const [ticket] = account.tickets.values();
    const html = ticket!.comments[0]!.html_body;
    expect(html).toMatch(/^<p>a<\/p><a>b<\/a>é/);
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(64 * 1024);
    expect(html.endsWith('é')).toBe(true);
  });

  it('take updates, and refuse one that is out of date', async () => {
    const { create, api } = await start();
    const { id, updated_at } = (await create({ comment, tags: ['a'] })).data.ticket;
    const put = (ticket: object) => api.put(`/tickets/${id}`, { ticket });
    expect((await put({ additional_tags: ['b'], remove_tags: ['a'], status: 'open' })).data.ticket).toMatchObject({
      tags: ['b'],
      status: 'open',
    });
    expect((await put({ safe_update: true, updated_stamp: updated_at })).status).toBe(409);
    expect((await api.get('/tickets/1')).status).toBe(404);
  });
});

describe('simulator: uploads', () => {
  it('are taken by a comment within the hour, once, and downloaded by a redirect to another host', async () => {
    const { create, api, open, clock, account } = await start();
    const upload = async () =>
      (await api.post('/uploads?filename=a.txt', 'text', { headers: { 'content-type': 'text/plain' } })).data.upload.token as string;
    const token = await upload();
    const first = await create({ comment: { ...comment, uploads: [token] } });
    const second = await create({ comment: { ...comment, uploads: [token] } });
    const late = await upload();
    clock.now += hours;
    const third = await create({ comment: { ...comment, uploads: [late] } });
    const files = async (made: typeof first) => (await api.get(`/tickets/${made.data.ticket.id}/comments`)).data.comments[0].attachments;
    expect([await files(first), await files(second), await files(third)].map((list) => list.length)).toEqual([1, 0, 0]);

    const address = (await files(first))[0].content_url.replace(/^https?:\/\/[^/]+/, '');
    expect((await open.get(address)).status).toBe(401);
    const redirect = await open.get(address, { headers: { cookie: 'sim_session=1001' } });
    expect(redirect.status).toBe(302);
    expect(new URL(redirect.headers.location!).hostname).toBe('localhost');
    const path = new URL(redirect.headers.location!).pathname;
    expect((await open.get(path)).headers['access-control-allow-origin']).toBeUndefined();
    account.switches.attachmentCors = true;
    expect(await open.get(path)).toMatchObject({ data: 'text', headers: { 'access-control-allow-origin': '*' } });
  });
});

describe('simulator: limits and furniture', () => {
  it('counts calls by the minute, says so in headers, and refuses with a time to wait', async () => {
    const { api, clock, create } = await start({ limits: { perMinute: 5, ticketsPerMinute: 2 } });
    const first = await create({ comment });
    expect(first.headers).toMatchObject({ 'x-rate-limit': '5', 'x-rate-limit-remaining': '4', 'ratelimit-reset': '60' });
    await create({ comment });
    expect(await create({ comment })).toMatchObject({ status: 429, headers: { 'retry-after': '60' } });
    expect((await api.get('/groups')).status).toBe(200);
    clock.now += 60_000;
    expect((await create({ comment })).status).toBe(201);
  });

  it('allows thirty updates of one ticket in ten minutes', async () => {
    const { api, create } = await start();
    const { id } = (await create({ comment })).data.ticket;
    const answers: number[] = [];
    for (let i = 0; i < 31; i += 1) answers.push((await api.put(`/tickets/${id}`, { ticket: { subject: `${i}` } })).status);
    expect(answers.indexOf(429)).toBe(30);
  });

  it('has users, fields, macros and ratings', async () => {
    const { api, create, account } = await start();
    expect((await api.get('/users/me.json')).data.user.name).toBe('Baton');
    const user = { name: 'Maya', email: 'maya@shopper.example' };
    expect((await api.post('/users/create_or_update', { user })).status).toBe(201);
    expect((await api.post('/users/create_or_update', { user })).status).toBe(200);
    expect((await api.get('/ticket_fields')).data.ticket_fields.map((field: { title: string }) => field.title)).toContain('Bot intent');
    const { id } = (await create({ comment })).data.ticket;
    expect((await api.get(`/tickets/${id}/macros/${account.macros[0]!.id}/apply`)).data.result.ticket.status).toBe('solved');
    expect((await api.post(`/tickets/${id}/satisfaction_rating`, { satisfaction_rating: { score: 'good' } })).status).toBe(200);
    expect((await api.get('/satisfaction_ratings')).data.count).toBe(1);
  });

  it('passes a word on to open screens', async () => {
    const { api, account } = await start();
    const heard: unknown[] = [];
    account.onNotification((notification) => heard.push(notification));
    expect((await api.post('/apps/notify.json', { app_id: 1, event: 'e', body: { a: 1 } })).status).toBe(204);
    expect(heard).toEqual([{ event: 'e', body: { a: 1 }, agent_id: null }]);
    expect((await api.post('/apps/notify', { event: 'e' })).status).toBe(400);
  });

  it('sends ticket events to webhooks, signed, and again after a conflict', async () => {
    const { api, create, simulator, account } = await start();
    const seen: { headers: NodeJS.Dict<string | string[]>; body: string }[] = [];
    const receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        seen.push({ headers: request.headers, body });
        response.writeHead(seen.length === 1 ? 409 : 200).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void receiver.close());
    const endpoint = `http://127.0.0.1:${(receiver.address() as { port: number }).port}/`;
    const webhook = {
      name: 'n',
      endpoint,
      http_method: 'POST',
      request_format: 'json',
      status: 'active',
      subscriptions: ['zen:event-type:ticket.created'],
    };
    expect((await api.post('/webhooks', { webhook })).status).toBe(403);
    account.users.get(1002)!.role = 'admin';
    const { id } = (await api.post('/webhooks', { webhook })).data.webhook;
    const { secret } = (await api.get(`/webhooks/${id}/signing_secret`)).data.signing_secret;

    await create({ comment });
    await simulator.settled();
    expect(seen).toHaveLength(2);
    const { headers, body } = seen[1]!;
    expect(headers['x-zendesk-webhook-signature']).toBe(
      createHmac('sha256', secret).update(`${headers['x-zendesk-webhook-signature-timestamp']}${body}`).digest('base64'),
    );
    expect(JSON.parse(body)).toMatchObject({ type: 'zen:event-type:ticket.created', subject: expect.stringMatching(/^zen:ticket:\d+$/) });
  });
});
