import { describe, expect, it } from 'vitest';
import { botRequested } from '#signals/bot-requested.ts';
import { lowConfidence } from '#signals/low-confidence.ts';
import { clauses, normalise } from '#signals/normalise.ts';
import { conversation, message } from '../helpers/conversation.ts';

const quiet = { handoffRequested: false };

describe('signals: low confidence', () => {
  it('takes one unsure answer for less than two, unless it is hopeless', () => {
    const strengthOf = (confidence: number, last: number) =>
      lowConfidence(conversation({ messages: [message('bot', 'a', { confidence }), message('bot', 'b', { confidence: last })] }), quiet)[0]!
        .strength;
    expect(strengthOf(0.9, 0.3)).toBeCloseTo(0.55);
    expect(strengthOf(0.45, 0.3)).toBeCloseTo(0.7);
    expect(strengthOf(0.9, 0.1)).toBeCloseTo(0.9);
  });

  it('takes the lower of what the bot says of the whole and of its last answer', () => {
    const messages = [message('bot', 'sure', { confidence: 0.45 }), message('bot', 'hm', { confidence: 0.3 })];
    const signal = lowConfidence(conversation({ messages }), quiet)[0]!;
    expect(signal.strength).toBeCloseTo(0.7);
    expect(signal).toMatchObject({ params: { confidence: 0.3 }, evidence: [messages[1]!.id] });
  });

  it('points to the message that carries the number of the whole', () => {
    const messages = [message('bot', 'hm', { confidence: 0.3 }), message('bot', 'of course', { confidence: 0.96 })];
    const { report } = conversation();
    expect(lowConfidence(conversation({ messages, report: { ...report, confidence: 0.3 } }), quiet)[0]!.evidence).toEqual([
      messages[0]!.id,
    ]);
  });

  it('is silent where nobody gives a number', () => {
    expect(lowConfidence(conversation({ messages: [message('bot', 'hi')] }), quiet)).toEqual([]);
  });
});

describe('signals: requested by the bot', () => {
  it("is there when the bot asks, with the bot's own reason", () => {
    const { report } = conversation();
    expect(botRequested(conversation({ report: { ...report, reason: 'too hard' } }), { handoffRequested: true })[0]).toMatchObject({
      params: { reason: 'too hard' },
    });
    expect(botRequested(conversation(), quiet)).toEqual([]);
  });
});

describe('signals: normalise', () => {
  it('makes one spelling of many', () => {
    expect(normalise(' Ｈéllo\u200b  Wörld’s ')).toBe("hello world's");
    expect(clauses('no thanks. a human, but fast')).toEqual(['no thanks', 'a human', 'fast']);
  });
});
