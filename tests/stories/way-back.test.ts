import axios from 'axios';
import { afterAll, describe, expect, it } from 'vitest';
import { postDelivery } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { platformSamples } from '../../server/simulator/samples/index.ts';
import { signAs } from '../../server/simulator/sign-as.ts';
import { ticketCreated } from '../../server/simulator/ticket-created.ts';
import { callbackReceiver } from '../fakes/callback.ts';
import { startFake } from '../fakes/platform-server.ts';
import { fakePlatforms } from '../fakes/platforms.ts';
import { oneHouse } from './house.ts';

const rasa = await startFake(fakePlatforms.rasa);
const own = await startFake(callbackReceiver);
const agent = { headers: { cookie: 'sim_session=1001' } };

describe('story: the way back', () => {
  const house = oneHouse({
    bots: { rasa: { back: fakePlatforms.rasa.settings(rasa.url) }, baton: { callback: callbackReceiver.settings(own.url) } },
  });
  afterAll(() => Promise.all([rasa.close(), own.close()]));

  const answer = (ticket: number, change: object) =>
    axios.put(`${house().simulator.url}/api/v2/tickets/${ticket}`, { ticket: change }, agent);

  it('Rasa: paused at the handoff, the agent speaks through its channel, resumed with a memory', async () => {
    const { simulator, server, secretOf, nameOf } = house();
    const created = ticketCreated(simulator);
    const body = JSON.stringify(platformSamples.rasa[0]!.payload);
    const url = `${server.url}/webhooks/${nameOf('rasa')}`;
    await axios.post(url, body, {
      headers: { 'content-type': 'application/json', ...signAs('rasa', secretOf('rasa'), url, body, Date.now()) },
    });
    const ticket = await created;
    await rasa.until(({ shown }) => shown.length === 1);
    expect(rasa.seen.bot).toBe('silent');

    await answer(ticket, { comment: { body: 'I have sent an engineer to flat 3B.', public: true } });
    await rasa.until(({ shown }) => shown.length === 2);
    expect(rasa.seen.shown[1]!.text).toBe('I have sent an engineer to flat 3B.');
    await answer(ticket, { status: 'solved' });
    await rasa.until(({ bot }) => bot === 'speaking');
    expect(rasa.seen.memory).toContain('I have sent an engineer to flat 3B.');
    expect(rasa.seen.refused).toEqual([]);
  });

  it('a bot of one’s own: what the server had acknowledged reaches it after the server was killed', async () => {
    const { simulator, server, secret } = house();
    const created = ticketCreated(simulator);
    own.fail(...Array.from({ length: 3 }, () => 'reset' as const));
    await postDelivery(server.url, 'shop-bot', secret, 'd-back', samplePayload('killed on the way back', Date.now()));
    const ticket = await created;
    await answer(ticket, { comment: { body: 'Your money is on its way.', public: true } });
    await simulator.settled();
    await server.kill();
    await server.start();
    await own.until(({ shown }) => shown.length >= 2);
    expect(own.seen.shown.at(-1)).toEqual({ text: 'Your money is on its way.', by: 'Alex Agent' });
    expect(own.seen.refused).toEqual([]);
    expect(new Set(own.seen.conversations)).toEqual(new Set(['killed on the way back']));
  });
});
