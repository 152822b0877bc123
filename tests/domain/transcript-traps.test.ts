import { describe, expect, it } from 'vitest';
import { readTranscript } from '#domain/transcripts/index.ts';
import { workOf } from '../helpers/work-of.ts';

const said = (text: string) => readTranscript(text)?.conversation.messages.map(({ name, text }) => `${name}: ${text}`);

describe('transcripts: what only looks like another format', () => {
  it('a dated line within what somebody said makes no export of WhatsApp', () => {
    const text = 'Customer: here is what the log says\n2026-11-23 10:00:00 ERROR: payment failed\nBot: thank you\nCustomer: a human please';
    const read = readTranscript(text)!;
    expect(read.format).toBe('text');
    expect(read.conversation.messages[0]?.text).toContain('here is what the log says');
    expect(read.conversation.messages.at(-1)).toMatchObject({ author: 'requester', text: 'a human please' });
  });

  it('a zone within the brackets is no part of a name', () => {
    expect(said('[2026-11-23 10:00:00 UTC] Ann: hi there\n[2026-11-23 10:00:05 UTC] Bot: Hello, how can I help?')).toEqual([
      'Ann: hi there',
      'Bot: Hello, how can I help?',
    ]);
  });

  it('a heading within an answer ends nothing', () => {
    const text =
      'Customer: hours?\nBot: Here are your options:\n## Customer Support\nOpen on Mondays\nCustomer: I want a human\nBot: One moment.';
    expect(said(text)).toEqual([
      'Customer: hours?',
      'Bot: Here are your options:\n## Customer Support\nOpen on Mondays',
      'Customer: I want a human',
      'Bot: One moment.',
    ]);
    expect(said('# Customer Support\n\nCustomer: hours?\nBot: Nine to five.\nCustomer: thanks')).toHaveLength(3);
  });

  it('days and times that somebody lists are no speakers', () => {
    const text =
      'Ann Lee  10:02\nAny of these:\nMonday 10:30\nTuesday 11:00\nor\nFriday 9:15\nPlease choose\n\nMax Roe  10:04\nMonday is fine';
    expect(said(text)).toEqual([
      'Ann Lee: Any of these:\nMonday 10:30\nTuesday 11:00\nor\nFriday 9:15\nPlease choose',
      'Max Roe: Monday is fine',
    ]);
    expect(said('Ann Lee  10:02\nfree are\nRoom one 10:30\nRoom two 11:00\n\nMax Roe  10:04\nRoom one')?.[0]).toContain('Room two 11:00');
  });

  it('long runs of blanks cost no more than other characters', () => {
    for (const [before, after] of [
      ['# ', 'a:b'],
      ['[10:00] ***', 'x'],
      ['[10:00] *** ', '***'],
      ['[1/2/24, 10:00] ', ''],
    ]) {
      const cost = (length: number) =>
        workOf(() => void readTranscript(`${before}${' '.repeat(length)}${after}\nAnn: hello\nBot: hello\nAnn: yes`));
      cost(1_000);
      // Of work that grows with the square or worse a hundredfold text would take minutes.
      expect(cost(100_000)).toBeLessThan(1_000);
    }
  });
});
