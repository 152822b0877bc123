import { describe, expect, it } from 'vitest';
import { reasonCodes } from '#domain/decision.ts';
import { firstReply } from '#domain/first-reply.ts';
import { glanceOf } from '#domain/glance/glance.ts';
import { replyWords } from '#domain/replies/index.ts';
import { brief, briefMessage } from '../helpers/brief.ts';

const reply = (changes: Parameters<typeof brief>[0]) => {
  const one = brief(changes);
  return firstReply(one, glanceOf(one));
};
const locale = (tag: string | null) => ({ ...brief().conversation, locale: tag });

describe('first reply', () => {
  it('proves that the conversation was read: facts, what was tried, and the question that is open', () => {
    const messages = [
      briefMessage('m-0', 'Order 88213 was charged twice'),
      briefMessage('m-b', 'Restart the app. Which card was it?', { author: 'bot' }),
      briefMessage('m-1', 'a human please'),
    ];
    const { text } = reply({ messages, diagnostics: { error: 'DUP_CAPTURE' }, attempts: [{ step: 'Restarted the app', worked: false }] });
    expect(text.split('\n')).toEqual([
      'Hello Maya,',
      '',
      'I have read your conversation with our assistant, so you need not repeat anything. You asked for a person: here I am.',
      'I have this before me: DUP_CAPTURE, 88213.',
      'This has been tried already, and I will not ask you to do it again: Restarted the app.',
      'One thing I still need to know: Which card was it?',
      '',
      'I will get back to you here as soon as I have looked at it.',
    ]);
  });

  it('is in the requester’s language, or in English and says so', () => {
    expect(reply({ conversation: locale('pt-BR') })).toMatchObject({ language: 'pt', isTheirs: true });
    expect(reply({ conversation: locale('ar') }).text).toMatch(/^مرحبًا Maya،/);
    expect(reply({ conversation: locale('fi') })).toMatchObject({ language: 'en', isTheirs: false });
    expect(reply({ conversation: locale('constructor') })).toMatchObject({ language: 'en', isTheirs: false });
    expect(reply({ conversation: locale(null) })).toMatchObject({ isTheirs: false });
  });

  it.each(Object.entries(replyWords))('has a sentence for every reason and the right blanks: %s', (_language, words) => {
    expect(Object.keys(words.reasons).sort()).toEqual([...reasonCodes].sort());
    const blanks = Object.fromEntries(
      Object.entries(words).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text.match(/\{\w+\}/g) ?? []]] : [])),
    );
    expect(blanks).toMatchObject({
      greeting: ['{name}'],
      facts: ['{facts}'],
      tried: ['{steps}'],
      question: ['{question}'],
      missing: ['{missing}'],
    });
    expect(new Set(Object.values(words.reasons)).size).toBe(reasonCodes.length);
  });

  it('does not fill in what a requester wrote into it', () => {
    const { text } = reply({ requester: { ...brief().requester, name: '{facts} {{ticket.id}}' } });
    expect(text).toContain('Hello {facts} {{ticket.id}},');
  });
});
