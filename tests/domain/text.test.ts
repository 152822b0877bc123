import { describe, expect, it } from 'vitest';
import { transcriptText } from '#domain/transcript-text.ts';
import { oneLine, visible } from '#domain/visible.ts';
import { brief, briefMessage } from '../helpers/brief.ts';

describe('text: visible', () => {
  it('shows what hides or reorders, and leaves alone what people write', () => {
    expect(visible('abc\u202Edef')).toBe('abc⟨U+202E⟩def');
    expect(visible('a\u0000b\u200Bc\u{E0041}')).toBe('a⟨U+0000⟩b⟨U+200B⟩c⟨U+E0041⟩');
    expect(visible('a\u3164b\u{E0101}c')).toBe('a⟨U+3164⟩b⟨U+E0101⟩c');
    expect(visible('line one\r\nline\ttwo 👩‍👩‍👧 é 日本語')).toBe('line one\nline\ttwo 👩‍👩‍👧 é 日本語');
  });

  it('cuts a line between characters', () => {
    expect(oneLine('a\n b', 10)).toBe('a b');
    expect(oneLine('👍👍👍👍', 5)).toBe('👍👍👍👍');
    expect(oneLine('abcdef', 4)).toBe('abc…');
  });
});

describe('text: transcript', () => {
  it('is readable: times, speakers, indented lines, attachments, and what is missing', () => {
    const messages = [
      briefMessage('m-1', 'hello\nthere', { sent_at: '2026-11-23T10:00:04.000Z' }),
      briefMessage('m-2', 'hi', { author: 'bot', attachments: [{ name: 'a.pdf', content_type: null, url: 'https://files.example/a' }] }),
    ];
    expect(
      transcriptText(brief({ messages, omitted: 3 }))
        .split('\n')
        .slice(4),
    ).toEqual([
      'The 3 oldest messages are not included.',
      '',
      '[2026-11-23 10:00:04 UTC] Maya (requester): hello',
      '    there',
      'Shop assistant (bot): hi',
      '    attachment: a.pdf https://files.example/a',
      '',
    ]);
  });
});
