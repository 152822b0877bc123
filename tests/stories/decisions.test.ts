import { describe, expect, it } from 'vitest';
import { postSigned } from '../../server/simulator/post.ts';
import { oneHouse } from './house.ts';

const ask = (texts: string[], id = texts.join(' ')) => ({
  type: 'message.created',
  data: {
    conversation: { id, channel: 'chat' },
    messages: texts.map((text, place) => ({ id: `m-${place}`, author: place % 2 === 0 ? 'requester' : 'bot', text })),
  },
});

describe('story: a bot asks whether to go on', () => {
  const house = oneHouse();
  const decide = (payload: unknown, secret = house().secret) =>
    postSigned(`${house().server.url}/v1/decisions?bot=shop-bot`, secret, 'q-1', payload);

  it('is told to go on, to offer, or to hand off, with rule, signal and proof', async () => {
    expect(await decide(ask(['where is my order?']))).toMatchObject({ status: 200, body: { decision: 'answer', reasons: [] } });
    expect(await decide(ask(['no picture', 'Restart it, please.', 'still not working']))).toMatchObject({
      body: { decision: 'offer', reasons: [{ code: 'failed_attempts', rule: 'attempt-failed', evidence: ['m-2'] }] },
    });
    expect(await decide(ask(['hello', 'Hi!', 'I want to talk to a human']))).toMatchObject({
      body: { decision: 'handoff', priority: 'normal', reasons: [{ code: 'asked_for_human', rule: 'customer-asks', evidence: ['m-2'] }] },
    });
  });

  it('may ask the same again, makes no ticket by asking, and may tell only what is new', async () => {
    const question = ask(['I want to talk to a human']);
    expect(await decide(question)).toEqual(await decide(question));
    expect(house().simulator.account.tickets.size).toBe(0);
    const about = (text: string, id: string) => ({
      type: 'message.created',
      data: { conversation: { id: 'bit-by-bit', channel: 'chat' }, messages: [{ id, author: 'requester', text }] },
    });
    await decide(about('still not working', 'm-1'));
    expect(await decide(about('no, it still does not work', 'm-2'))).toMatchObject({
      body: { decision: 'offer', reasons: [{ code: 'repetition', evidence: ['m-2'] }] },
    });
  });

  it('is refused without the secret, and told what is wrong with its question', async () => {
    expect(await decide(ask(['hi']), `whsec_${Buffer.alloc(32, 7).toString('base64')}`)).toMatchObject({ status: 401 });
    expect(await decide({ type: 'message.created', data: {} })).toMatchObject({ status: 422, body: { error: { code: 'bad_payload' } } });
  });
});
