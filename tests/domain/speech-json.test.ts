import { describe, expect, it } from 'vitest';
import { readTranscript } from '#domain/transcripts/index.ts';

const said = (value: unknown) => readTranscript(JSON.stringify(value))!.conversation.messages.map(({ name, text }) => [name, text]);

describe('JSON that only looks like a speech service’s', () => {
  it('is read by whoever finds words in it', () => {
    const messages = [
      { author: 'Jo', text: 'Where is it?' },
      { author: 'Ann', text: 'On its way.' },
    ];
    const both = [
      ['Jo', 'Where is it?'],
      ['Ann', 'On its way.'],
    ];
    expect(said({ results: { items: messages, total: 2 } })).toEqual(both);
    expect(said({ results: [{ alternatives: [] }], messages })).toEqual(both);
    expect(said({ results: { items: [{ id: 1 }] }, transcript: 'Customer: Where is it?\nAgent: On its way.' })).toEqual([
      ['Customer', 'Where is it?'],
      ['Agent', 'On its way.'],
    ]);
  });
});

const result = (text: string, from: number, speakerTag?: number | ((index: number) => number)) => ({
  alternatives: [
    {
      transcript: text,
      words: text.split(' ').map((word, index) => ({
        word,
        startTime: `${from + index * 0.3}s`,
        endTime: `${from + index * 0.3 + 0.3}s`,
        speakerTag: typeof speakerTag === 'function' ? speakerTag(index) : speakerTag,
      })),
    },
  ],
});

describe('Google’s results', () => {
  it('are all told where the last one says more than those before it', () => {
    const results = [result('hello there', 0, 1), result('i want my money back now please', 5, 2)];
    expect(said({ results })).toEqual([
      ['speaker 1', 'hello there'],
      ['speaker 2', 'i want my money back now please'],
    ]);
  });

  it('are all told where only the last one says who spoke, of itself', () => {
    const results = [result('hello there', 0), result('i want my money', 5, 2)];
    expect(said({ results }).map(([, text]) => text)).toEqual(['hello there', 'i want my money']);
  });

  it('are told once where the last one repeats them all', () => {
    const results = [
      result('hello there', 0),
      result('money back', 0.6),
      result('hello there money back', 0, (index) => (index < 2 ? 1 : 2)),
    ];
    expect(said({ results })).toEqual([
      ['speaker 1', 'hello there'],
      ['speaker 2', 'money back'],
    ]);
  });
});
