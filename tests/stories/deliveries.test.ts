import axios from 'axios';
import { describe, expect, it } from 'vitest';
import { postDelivery } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { ticketCreated } from '../../server/simulator/ticket-created.ts';
import { countTickets } from '../chaos/count-tickets.ts';
import { oneHouse } from './house.ts';

const now = Date.now();

describe('story: what may come in', () => {
  const house = oneHouse();
  const post = (id: string, payload: unknown, secret = house().secret) => postDelivery(house().server.url, 'shop-bot', secret, id, payload);
  const tickets = () => countTickets(house().simulator.account);

  it('refuses a forged delivery and stores nothing', async () => {
    const forged = await post('d-forged', samplePayload('forged', now), `whsec_${Buffer.alloc(32, 7).toString('base64')}`);
    expect(forged).toMatchObject({ status: 401, body: { error: { code: 'bad_signature' } } });

    const genuine = await post('d-forged', { type: 'message.created', data: { conversation: { id: 'other' }, messages: [] } });
    expect(genuine, 'the forged one did not take the id').toMatchObject({ status: 202, body: { conversation: 'other' } });
  });

  it('answers a redelivery the same and makes one ticket', async () => {
    const created = ticketCreated(house().simulator);
    const first = await post('d-1', samplePayload('replayed', now));
    const copies = await Promise.all(Array.from({ length: 20 }, () => post('d-1', samplePayload('replayed', now))));
    await created;
    expect(first.status).toBe(202);
    for (const copy of copies) expect(copy).toEqual(first);

    const marker = ticketCreated(house().simulator);
    await post('d-2', samplePayload('after the copies', now));
    await marker;
    expect(tickets().get('replayed')).toBe(1);
  });

  it('names the field of a malformed delivery and stores nothing', async () => {
    const payload = samplePayload('malformed', now) as { data: { messages: { text?: unknown }[] } };
    payload.data.messages[2]!.text = 17;
    const refused = await post('d-malformed', payload);
    expect(refused).toMatchObject({ status: 422, body: { error: { code: 'bad_payload', path: 'data.messages.2.text' } } });

    const created = ticketCreated(house().simulator);
    const mended = await post('d-malformed', samplePayload('malformed', now));
    await created;
    expect(mended.status, 'the same id is free once the payload is mended').toBe(202);
    expect(tickets().get('malformed')).toBe(1);
  });

  it('refuses what is not JSON, what is too large and a bot nobody configured', async () => {
    expect(await post('d-broken', '{"type": "handoff.requested", ')).toMatchObject({
      status: 422,
      body: { error: { code: 'bad_payload' } },
    });
    expect(await post('d-large', 'x'.repeat(1_100_000))).toMatchObject({ status: 413, body: { error: { code: 'bad_size' } } });
    const stranger = await postDelivery(house().server.url, 'stranger', house().secret, 'd-s', samplePayload('s', now));
    expect(stranger).toMatchObject({ status: 404, body: { error: { code: 'unknown_bot' } } });
  });

  it('shows a brief to nobody without a token', async () => {
    const [ticket] = house().simulator.account.tickets.keys();
    const bare = await axios.get(`${house().server.url}/v1/tickets/${ticket}/brief`, { validateStatus: () => true });
    expect(bare).toMatchObject({ status: 401, data: { error: { code: 'bad_token' } } });
    expect(JSON.stringify(bare.data)).not.toContain('Maya');
  });

  it('tells its health, its measures and its API', async () => {
    const get = async (path: string) =>
      (await axios.get(`${house().server.url}${path}`, { validateStatus: () => true })) as { status: number; data: unknown };
    expect(await get('/readyz')).toMatchObject({ status: 200, data: { status: 'ok' } });
    expect((await get('/metrics')).data).toContain('baton_job_attempts_total{task="read_delivery",result="done"}');
    const api = (await get('/openapi.json')).data as { paths: Record<string, unknown> };
    const isOfDesk = (path: string) => path.startsWith('/v1/desk/');
    expect(Object.keys(api.paths).filter(isOfDesk).length).toBeGreaterThan(20);
    expect(
      Object.keys(api.paths)
        .filter((path) => !isOfDesk(path))
        .sort(),
    ).toEqual([
      '/healthz',
      '/helpdesk/events',
      '/readyz',
      '/v1/audit/check',
      '/v1/dead-letters',
      '/v1/dead-letters/discard',
      '/v1/dead-letters/replay',
      '/v1/dead-letters/{job}',
      '/v1/decisions',
      '/v1/handoffs/{handoff}/acceptance',
      '/v1/handoffs/{handoff}/channel',
      '/v1/handoffs/{handoff}/draft',
      '/v1/handoffs/{handoff}/handback',
      '/v1/handoffs/{handoff}/verdict',
      '/v1/helpdesk/webhook',
      '/v1/persons/erasure',
      '/v1/persons/export',
      '/v1/session',
      '/v1/tickets/{ticket}/brief',
      '/v1/tickets/{ticket}/handoff',
      '/v1/tickets/{ticket}/requester',
      '/webhooks/{bot}',
    ]);
    expect((await get('/docs')).status).toBe(200);
    expect(await get('/nowhere')).toMatchObject({ status: 404, data: { error: { code: 'unknown_route' } } });
  });
});
