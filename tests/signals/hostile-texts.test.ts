import { describe, expect, it } from 'vitest';
import type { Message } from '#domain/conversation.ts';
import { compileRules } from '#rules/compile.ts';
import { defaultRules } from '#rules/defaults.ts';
import { decide } from '../../server/handoff/decide.ts';
import { conversation } from '../helpers/conversation.ts';
import { bot, says } from '../helpers/talk.ts';
import { workOf } from '../helpers/work-of.ts';

const deciding = { bot: 'bot', rules: compileRules(defaultRules), isOpen: null, at: 0, handoffRequested: false };
const decided = (messages: Message[]) => decide(conversation({ messages }), deciding);
const fill = (piece: string, length = 100_000) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

// Milliseconds of work that no text may cost: alone each takes one to five, and on other machines more.
const most = 500;

// Repetitions that a pattern of ours could be held up by, and what hides or breaks letters.
const pieces = [
  'a',
  'a ',
  'x',
  '!?',
  '(',
  '"',
  '" a ',
  "'s ",
  '. ',
  '\n',
  ' ',
  '\t ',
  '1',
  '1 2',
  'not human ',
  'i want. ',
  'is my ',
  'what which ',
  'give me ',
  'number ',
  'and then ',
  'same again not ',
  'still not ',
  'ge',
  'gegen ',
  'adoado',
  'fixed ',
  "n't ",
  'you just ',
  'thanks but ',
  'ﷺ',
  'e\u0301',
  '\u0301',
  '\u200b',
  'h\u200bu\u200bm\u200ba\u200bn ',
  '\u202eabc',
  '\u00ad',
  '\ufeff',
  '\ud83d',
  '😡',
  '人工',
  'ません',
  '还',
  'لا ',
  'नहीं ',
  'hмan人عन ',
  'ｈｕｍａｎ ',
  '<b>',
  '&#0;',
  '\0',
];

describe('a text that wants to hold a decision up', () => {
  it.each(pieces.map((piece) => [JSON.stringify(piece), piece]))('cannot, whoever says it: %s without end', (_name, piece) => {
    const text = fill(piece);
    const talks = () => [
      [says(text)],
      [says(text), bot(text), says(text)],
      [says(text.slice(0, 300)), bot(`I have changed it, please check. ${text}`), says(`not it ${text.slice(0, 280)}`)],
      [says(`thanks ${text.slice(0, 110)}`), bot(text.slice(0, 399)), says(`you just said ${text}`)],
    ];
    for (const talk of talks()) decided(talk);
    for (const talk of talks()) expect(workOf(() => void decided(talk))).toBeLessThan(most);
  });

  it('costs what its first letters cost, however long it is', () => {
    const talk = (length: number) => [
      says(fill('still not working again, ', length)),
      bot('Please restart it.'),
      says(fill('nothing, ', length)),
    ];
    decided(talk(1_000));
    expect(workOf(() => void decided(talk(5_000_000)))).toBeLessThan(most);
  });

  it.each([
    ['steps in vain', 'Restarted the router, the lamp is still not green', 'Please restart the router now and look at the lamp'],
    ['denials', 'no lamp here either, router or not', 'Please restart the router now and look at the lamp'],
    ['long stories', fill('again the lamp and not the router ', 2_000), fill('please look at the lamp ', 2_000)],
  ])('cannot by 2,000 messages of %s', (_what, requester, answer) => {
    const messages = Array.from({ length: 2_000 }, (_, place) => (place % 2 ? bot(`${answer} ${place}`) : says(`${requester} ${place}`)));
    expect(workOf(() => void decided(messages))).toBeLessThan(6_000);
    expect(workOf(() => void decided([...messages, says('and now?')]))).toBeLessThan(1_000);
  });

  it('hides no wish behind what cannot be seen', () => {
    for (const text of [
      'I want to talk to a h\u200bu\u200bm\u200ba\u200bn',
      'Ｉ want a ｈｕｍａｎ agent please',
      'I WANT TO TALK TO A HUMAN 😡😡😡',
      'i want to talk to a h\u00adum\u00adan',
    ])
      expect(decided([says(text)]).assessment.decision, text).toBe('handoff');
  });
});
