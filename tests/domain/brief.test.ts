import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeBrief } from '#domain/compose-brief.ts';
import type { Assessment } from '#domain/decision.ts';
import { AppError } from '#domain/errors.ts';
import { parseBrief } from '#domain/parse-brief.ts';
import { shortenBrief } from '#domain/shorten-brief.ts';
import { brief, briefMessage } from '../helpers/brief.ts';
import { conversation, message } from '../helpers/conversation.ts';

const assessment: Assessment = {
  decision: 'handoff',
  priority: 'normal',
  reasons: [],
  tags: [],
  channels: [],
  group: null,
  form: null,
  fields: {},
  say: null,
  alerts: [],
  missing: [],
  overruled: [],
};
const compose = (changes: Parameters<typeof conversation>[0], reasons: Assessment['reasons'] = []) =>
  composeBrief({
    handoffId: 'h',
    requestedAt: '2026-01-01T00:00:00Z',
    bot: 'b',
    conversation: conversation(changes),
    assessment: { ...assessment, reasons },
    state: 'requested',
  });

describe('brief: compose', () => {
  it('takes intent and confidence from the messages where the report is silent', () => {
    const messages = [message('bot', 'a', { intent: 'old', confidence: 0.9 }), message('bot', 'b', { intent: 'new' })];
    expect(compose({ messages })).toMatchObject({ intent: 'new', confidence: 0.9 });
  });

  it('keeps the newest five thousand messages and those that prove something, and counts the rest', () => {
    const messages = Array.from({ length: 5_010 }, (_, index) => message('requester', `${index}`));
    const proof = { code: 'custom' as const, rule: 'r', strength: 1, sentence: '', params: {}, evidence: [messages[3]!.id] };
    const composed = compose({ messages }, [proof]);
    expect(composed.messages[0]!.text).toBe('3');
    expect([composed.messages.length, composed.omitted]).toEqual([5_001, 9]);
  });

  it('is read back as it was written', () => {
    const composed = compose({
      messages: [message('bot', 'a', { sources: [], attachments: [{ name: 'f', contentType: null, url: null }] })],
    });
    expect(parseBrief(JSON.stringify(composed))).toEqual(composed);
  });
});

describe('brief: parse', () => {
  it('says where it is damaged, and what to do about another version', () => {
    expect(() => parseBrief('{')).toThrow(expect.objectContaining({ code: 'bad_brief' }));
    expect(() => parseBrief({ ...brief(), version: 2 })).toThrow(expect.objectContaining({ code: 'bad_brief' }));
    expect(() => parseBrief({ ...brief(), messages: [{ id: 'm', author: 'bot', text: 7 }] })).toThrow(
      expect.objectContaining({ path: 'messages.0.text' }),
    );
  });

  it('gives a brief or a clear refusal for whatever comes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(brief())), fc.jsonValue(), (key, value) => {
        try {
          expect(parseBrief({ ...brief(), [key]: value }).version).toBe(1);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
    );
  });
});

describe('brief: shorten', () => {
  it('keeps the newest messages that fit, and counts the others', () => {
    const long = brief({ messages: Array.from({ length: 100 }, (_, index) => briefMessage(`m-${index}`, 'x'.repeat(200))), omitted: 5 });
    const short = shortenBrief(long, 5_000);
    expect(JSON.stringify(short).length).toBeLessThanOrEqual(5_010);
    expect(short.messages.at(-1)!.id).toBe('m-99');
    expect(short.messages.length + short.omitted).toBe(105);
    expect(shortenBrief(long, 1_000_000)).toEqual(long);
  });
});
