import { describe, expect, it } from 'vitest';
import { readTranscript } from '#domain/transcripts/index.ts';

const said = (value: unknown) => readTranscript(JSON.stringify(value))?.conversation.messages.map(({ author, text }) => [author, text]);

describe("transcripts: anybody's JSON", () => {
  it('tells parties by the field that tells them apart, wherever each was kept', () => {
    const rows = [
      { content: 'The lift is stuck.', participantRole: 'CUSTOMER', source: 'relay' },
      { content: 'On which floor?', participantRole: 'CUSTOM_BOT', source: 'relay' },
      { content: 'We are sending somebody.', participantRole: 'AGENT', source: 'relay' },
    ];
    expect(said({ data: { items: rows } })).toEqual([
      ['requester', 'The lift is stuck.'],
      ['bot', 'On which floor?'],
      ['agent', 'We are sending somebody.'],
    ]);
  });

  it('asks the field that is the same in all where there is no other', () => {
    const rows = ['The lift is stuck.', 'Hello?'].map((text) => ({ text, role: 'user' }));
    expect(said(rows)?.map(([author]) => author)).toEqual(['requester', 'requester']);
  });

  it('takes no other field for parties where all were written by one', () => {
    const kinds = ['question', 'message'].map((type) => ({ text: 'The lift is stuck.', from: 'Customer', type }));
    expect(said(kinds)?.map(([author]) => author)).toEqual(['requester', 'requester']);
    const names = ['Ann', 'Bo'].map((name) => ({ text: 'The lift is stuck.', role: 'user', name }));
    expect(said(names)?.map(([author]) => author)).toEqual(['requester', 'requester']);
  });

  it('knows both sides of a call by whose they are', () => {
    const phrases = [
      { text: 'The lift is stuck.', participantPurpose: 'external' },
      { text: 'On which floor?', participantPurpose: 'internal' },
    ];
    expect(said({ transcripts: [{ phrases }] })).toEqual([
      ['requester', 'The lift is stuck.'],
      ['agent', 'On which floor?'],
    ]);
  });

  it('reads what a service answers newest first from its end', () => {
    const rows = [
      { text: 'On which floor?', direction: 'outbound', created_at: '2025-03-04T09:02:00Z' },
      { text: 'Hello?', direction: 'inbound', created_at: '2025-03-04T09:01:00Z' },
      { text: 'The lift is stuck.', direction: 'inbound', created_at: '2025-03-04T09:00:00Z' },
    ];
    expect(said(rows)?.map(([, text]) => text)).toEqual(['The lift is stuck.', 'Hello?', 'On which floor?']);
    const [newest, , oldest] = rows;
    expect(said([newest, oldest, { ...newest, text: 'Third?' }])?.map(([, text]) => text)).toEqual([
      'On which floor?',
      'The lift is stuck.',
      'Third?',
    ]);
  });
});
