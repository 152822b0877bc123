import { expect, it } from 'vitest';
import { inProcess } from '../helpers/in-process.ts';

const [card, dictated] = ['4111 1111 1111 1111', 'four one one one one one one one one one one one one one one one'];
const delivery = (texts: string[], type = 'handoff.requested') => ({
  type,
  data: {
    conversation: { id: 'c-1' },
    messages: texts.map((text, index) => ({ id: `m-${text.length}-${index}`, author: 'requester', text })),
    bot: { reason: `wants to pay with ${card}`, diagnostics: { card_number: 4111111111111111, password: 'x' } },
  },
});

it('redaction: the ticket, its files and its later notes show none of it, and the agent sees where it was', async () => {
  const house = await inProcess({ shop: { kind: 'baton' } });
  await house.post('shop', delivery([`Charge ${card}`, dictated, 'my password is Hunter2!', '4111 1111']));
  await house.post('shop', delivery(['1111 1111 is the rest'], 'message.created'));

  const { account } = house;
  const ticket = house.ticket();
  const files = [...account.attachments.values()].map(({ bytes }) => Buffer.from(bytes).toString());
  const kept = JSON.stringify([[...account.tickets.values()], files]);
  const brief = JSON.stringify(await house.brief(ticket));
  for (const seen of [kept, brief]) {
    for (const secret of ['1111 1111', '4111111111111111', 'one one one', 'Hunter2'])
      expect([secret, seen.includes(secret)]).toEqual([secret, false]);
    expect(seen).toContain('[redacted card …1111]');
    expect(seen).toContain('[redacted password]');
  }
  expect(kept).toContain('[redacted card] is the rest');
});
