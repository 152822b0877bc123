import { expect, it } from 'vitest';
import { groupQuestions } from '../../server/handoff/desk/group-questions.ts';
import { unanswered } from '../../server/handoff/desk/unanswered.ts';
import { brief, briefMessage } from '../helpers/brief.ts';

const at = Date.parse('2026-03-01T00:00:00Z');

it('gaps: puts together what asks the same, the most frequent first', () => {
  const texts = [
    'How do I change the voucher on my gift card?',
    'can the engraving be in two colours',
    'how can I change a voucher on the gift card',
    'How do I change the vouchers on my gift card',
    'Wie ändere ich die Rechnungsadresse?',
    'Can an engraving be in two colours??',
  ];
  const gaps = groupQuestions(texts.map((text, place) => ({ text, intent: place === 2 ? '' : 'shop', at: at - place })));
  expect(gaps.map(({ question, count }) => [question, count])).toEqual([
    ['How do I change the voucher on my gift card?', 3],
    ['can the engraving be in two colours', 2],
    ['Wie ändere ich die Rechnungsadresse?', 1],
  ]);
  expect(gaps[0]).toMatchObject({ latest: new Date(at).toISOString(), intents: ['shop'] });
});

it('gaps: the question is what the requester asked before the bot gave up, without their address', () => {
  const why = (code: 'out_of_knowledge' | 'asked_for_human', evidence: string) => ({
    decision: 'handoff' as const,
    priority: 'normal' as const,
    reasons: [{ code, rule: 'r', strength: 1, sentence: '', params: {}, evidence: [evidence] }],
  });
  const messages = [
    briefMessage('m-1', 'Can the engraving be in two colours? Write to maya@shopper.example'),
    briefMessage('m-2', 'I have no answer to that.', { author: 'bot' }),
    briefMessage('m-3', 'then give me a person who knows'),
  ];
  expect(unanswered(brief({ why: why('out_of_knowledge', 'm-2'), messages }))).toMatch(
    /^Can the engraving be in two colours\? Write to \[/,
  );
  expect(unanswered(brief({ why: why('asked_for_human', 'm-3'), messages }))).toBeNull();
});
