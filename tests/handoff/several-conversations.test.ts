import { describe, expect, it } from 'vitest';
import { inProcess } from '../helpers/in-process.ts';

const event = (conversation: string | null, id: string, text: string) => ({
  id: `e-${id}`,
  createdAt: '2026-03-02T10:00:00.000Z',
  type: 'conversation:message',
  payload: {
    ...(conversation === null ? {} : { conversation: { id: conversation } }),
    message: {
      id,
      received: '2026-03-02T10:00:00.000Z',
      author: { type: 'user', userId: `u-${conversation}` },
      content: { type: 'text', text },
      source: { type: 'web' },
    },
  },
});
const envelope = (...events: object[]) => ({ app: { id: 'a' }, webhook: { id: 'w', version: 'v2' }, events });

describe('a delivery that tells of several conversations', () => {
  it('is taken in whole: each is read, decided and kept by itself, and a redelivery brings nothing twice', async () => {
    const house = await inProcess({ zd: { kind: 'sunshine' } });
    const payload = envelope(
      event('c-1', 'm-1', 'where is my parcel'),
      event('c-2', 'm-2', 'I want to talk to a human being now'),
      event(null, 'm-4', 'it is late'),
      event('c-1', 'm-3', 'order A-77'),
    );
    for (let time = 0; time < 2; time += 1) {
      const { status, data } = await house.post('zd', payload);
      expect([status, data.conversation]).toEqual([202, 'c-1']);
    }
    const kept = await house.db.query<{ conversation: string; content: string }>(
      'select c.source_id as conversation, m.content from messages m join conversations c on c.id = m.conversation_id order by c.source_id, m.position',
    );
    expect(kept.map(({ conversation, content }) => [conversation, JSON.parse(content).text])).toEqual([
      ['c-1', 'where is my parcel'],
      ['c-1', 'it is late'],
      ['c-1', 'order A-77'],
      ['c-2', 'I want to talk to a human being now'],
    ]);
    expect(house.account.tickets.size).toBe(1);
  });

  it('is refused whole where it is of too many, or would become too much', async () => {
    const house = await inProcess({ zd: { kind: 'sunshine' } });
    const of = (count: number) => Array.from({ length: count }, (_, index) => event(`c-${index}`, `m-${index}`, 'hello'));
    const many = await house.post('zd', envelope(...of(101)));
    const large = await house.post('zd', { ...envelope(...of(20)), more: 'x'.repeat(500_000) });
    expect([many.status, large.status]).toEqual([422, 422]);
    expect(await house.db.query('select id from deliveries', [])).toEqual([]);
  });

  it('gets no decision: a bot asks of one conversation at a time', async () => {
    const house = await inProcess({ zd: { kind: 'sunshine' } });
    const [one, other] = [event('c-1', 'm-1', 'hello'), event('c-2', 'm-2', 'hello')];
    expect([(await house.ask('zd', envelope(one, other))).status, (await house.ask('zd', envelope(one))).status]).toEqual([422, 200]);
  });
});
