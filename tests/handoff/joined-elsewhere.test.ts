import { describe, expect, it, onTestFinished } from 'vitest';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { callbackReceiver } from '../fakes/callback.ts';
import { startFake } from '../fakes/platform-server.ts';
import { inProcess } from '../helpers/in-process.ts';
import { engines } from '../helpers/test-database.ts';

/** Two bots of one shop, each with its own platform: a chat that proves addresses, and a mailbox. */
async function twoBots(engine: (typeof engines)[number]) {
  const [chat, mail] = await Promise.all([startFake(callbackReceiver), startFake(callbackReceiver)]);
  onTestFinished(async () => void (await Promise.all([chat.close(), mail.close()])));
  const house = await inProcess(
    {
      chat: { kind: 'baton', proves: ['email'], callback: callbackReceiver.settings(chat.url) },
      mail: { kind: 'baton', callback: callbackReceiver.settings(mail.url) },
    },
    { engine },
  );
  const write = (id: string, text: string, locale = 'en') =>
    house.post('mail', {
      type: 'message.created',
      timestamp: new Date(house.clock.now).toISOString(),
      data: {
        conversation: { id: 'mail-1', channel: 'email', locale },
        requester: { id: 'mailbox-77', email: 'maya@shopper.example' },
        messages: [{ id, author: 'requester', text, sent_at: new Date(house.clock.now).toISOString() }],
      },
    });
  const texts = ({ seen }: typeof chat) => seen.shown.map(({ text }) => text);
  return { ...house, chat, mail, write, texts };
}

describe.each(engines)('whoever goes on at another bot, on %s', (engine) => {
  it('is answered there too, and that bot is silent until people have done', async () => {
    const { post, clock, write, chat, mail, texts, update, ticket, pass, account } = await twoBots(engine);
    await post('chat', samplePayload('c-1', clock.now));
    await write('e-1', '¿Hay alguna noticia de mi pedido?', 'es');
    expect(account.tickets.size).toBe(1);
    expect([chat.seen.bot, mail.seen.bot]).toEqual(['silent', 'silent']);
    expect(texts(mail)).toEqual([expect.stringContaining('He pasado nuestra conversación')]);
    expect([chat.seen.refused, mail.seen.refused]).toEqual([[], []]);
    await update(ticket(), { comment: { body: 'Your money is on its way.', public: true } });
    expect([texts(chat).at(-1), texts(mail).at(-1)]).toEqual(['Your money is on its way.', 'Your money is on its way.']);
    expect([chat.seen.conversations.at(-1), mail.seen.conversations.at(-1)]).toEqual(['c-1', 'mail-1']);
    await update(ticket(), { status: 'solved' });
    await pass(5_000);
    expect([chat.seen.bot, mail.seen.bot]).toEqual(['speaking', 'speaking']);
  });

  it('is not kept waiting by a platform that is away', async () => {
    const { post, clock, write, chat, mail, texts, update, ticket } = await twoBots(engine);
    await post('chat', samplePayload('c-1', clock.now));
    await write('e-1', 'Is there any news?');
    chat.fail(...Array.from({ length: 5 }, () => ({ status: 503 })));
    await update(ticket(), { comment: { body: 'Your money is on its way.', public: true } });
    expect(texts(mail).at(-1)).toBe('Your money is on its way.');
    expect(texts(chat).at(-1)).not.toBe('Your money is on its way.');
  });
});
