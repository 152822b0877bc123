import { describe, expect, it } from 'vitest';
import { fromMessaging } from '../../src/api/find-transcript.ts';

const said = (name: string, isRequester: boolean, content: string, channel = 'native_messaging') => ({
  author: { name, isRequester },
  content,
  channel,
  sentAt: '2026-03-02T10:00:00.000Z',
});

describe('panel: the ticket as a conversation', () => {
  it('takes the messaging between a requester and a bot for one', () => {
    const comments = [said('Ida', true, '<p>Is the pool open?</p>'), said('Answer Bot', false, 'Until 8.'), said('Ole', false, 'Hi Ida')];
    const messages = fromMessaging(comments)?.messages.map(({ author, text }) => [author, text]);
    expect(messages).toEqual([
      ['requester', 'Is the pool open?'],
      ['bot', 'Until 8.'],
      ['agent', 'Hi Ida'],
    ]);
  });

  it('leaves tickets alone that no bot took part in, or that are mails', () => {
    expect(fromMessaging([said('Ida', true, 'hello'), said('Ole', false, 'hi')])).toBeNull();
    expect(fromMessaging([said('Ida', true, 'hello', 'email'), said('Answer Bot', false, 'hi', 'email')])).toBeNull();
    expect(fromMessaging([])).toBeNull();
  });
});
