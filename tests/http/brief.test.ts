import { expect, it } from 'vitest';
import type { BriefPage } from '#domain/brief-page.ts';
import { confidenceOf } from '#domain/glance/confidence.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { inProcess } from '../helpers/in-process.ts';

it('http: a long brief comes with its newest messages first, redacted as the whole is, and says what is still to come', async () => {
  const house = await inProcess({ 'shop-bot': { kind: 'baton' } });
  const sample = samplePayload('c-long', house.clock.now);
  const at = (index: number) => new Date(house.clock.now - (400 - index) * 1_000).toISOString();
  // A card that begins before the page and ends in it.
  const said = (index: number) => (index === 338 ? 'My card: 4111 1111' : index === 340 ? '1111 1111' : `Where is parcel ${index}?`);
  const messages = Array.from({ length: 400 }, (_, index) => ({
    id: `m-${index}`,
    author: index % 2 === 0 ? 'requester' : 'bot',
    text: index % 2 === 0 ? said(index) : 'It is on its way.',
    sent_at: at(index),
  }));
  await house.post('shop-bot', { ...sample, data: { ...sample.data, messages } });
  const ask = async (query: string) => house.panel('get', `/v1/tickets/${house.ticket()}/brief${query}`);
  const whole: BriefPage = (await ask('')).data;
  const page: BriefPage = (await ask('?newest=60')).data;
  expect([whole.messages.length, whole.earlier]).toEqual([400, undefined]);
  expect(page.messages).toEqual(whole.messages.slice(-60));
  expect(page.messages[0]!.text).toContain('[redacted card');
  expect(page.earlier).toMatchObject({ count: 340, places: expect.arrayContaining([{ at: 0, id: 'm-0', sent_at: at(0) }]) });
  expect((await ask('?newest=400')).data).toEqual(whole);
  expect((await ask('?newest=0')).status).toBe(422);
});

it('http: what was said since the brief was written is redacted where it is shown, however long it has become', async () => {
  const house = await inProcess({ 'shop-bot': { kind: 'baton' } });
  const sample = samplePayload('c-goes-on', house.clock.now);
  await house.post('shop-bot', sample);
  const since = Array.from({ length: 300 }, (_, index) => ({
    id: `s-${index}`,
    author: index % 2 === 0 ? 'requester' : 'bot',
    text: index % 2 === 0 ? `My card: 4111 1111 1111 1111, for the ${index}th time` : 'It is on its way.',
    sent_at: new Date(house.clock.now + index * 1_000).toISOString(),
    ...(index % 2 === 0 ? {} : { confidence: index / 300 }),
  }));
  await house.post('shop-bot', { ...sample, type: 'message.created', data: { ...sample.data, messages: since } });
  const ask = async (query: string) => house.panel('get', `/v1/tickets/${house.ticket()}/brief${query}`);
  const whole: BriefPage = (await ask('')).data;
  const page: BriefPage = (await ask('?newest=40')).data;
  expect(whole.messages).toHaveLength(sample.data.messages.length + 300);
  expect(page.messages).toEqual(whole.messages.slice(-40));
  expect(page.messages.filter(({ text }) => text.includes('[redacted card'))).toHaveLength(20);
  expect(page.earlier).toMatchObject({ count: whole.messages.length - 40, confidence: confidenceOf(whole.messages) });
});
