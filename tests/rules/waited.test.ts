import { describe, expect, it } from 'vitest';
import type { Author } from '#domain/conversation.ts';
import { assess } from '#rules/assess.ts';
import { compileRules } from '#rules/compile.ts';
import { defaultRules } from '#rules/defaults.ts';
import { waitedMinutes } from '#rules/waited.ts';
import { conversation, message } from '../helpers/conversation.ts';

const at = Date.parse('2026-03-04T12:00:00Z');
/** Who wrote so many minutes before. */
const said = (...lines: [Author, number | null][]) =>
  lines.map(([author, ago]) => message(author, 'words', { sentAt: ago === null ? null : new Date(at - ago * 60_000).toISOString() }));

describe('rules: how long a requester has been at it', () => {
  it.each<[string, [Author, number | null][], number]>([
    [
      'counts from the first word',
      [
        ['requester', 25.5],
        ['bot', 25],
        ['requester', 3],
      ],
      25,
    ],
    [
      'does not count what the bot wrote before',
      [
        ['bot', 40],
        ['requester', 10],
      ],
      10,
    ],
    [
      'begins anew after an hour of silence',
      [
        ['requester', 200],
        ['bot', 199],
        ['requester', 10],
        ['bot', 9],
      ],
      10,
    ],
    [
      'begins anew where an agent has written',
      [
        ['requester', 50],
        ['agent', 30],
        ['requester', 12],
      ],
      12,
    ],
    [
      'is over when nobody has written for an hour',
      [
        ['requester', 90],
        ['bot', 89],
      ],
      0,
    ],
    [
      'passes over what has no time',
      [
        ['requester', 20],
        ['bot', null],
        ['requester', 1],
      ],
      20,
    ],
    [
      'is nothing without times',
      [
        ['requester', null],
        ['bot', null],
      ],
      0,
    ],
    ['is nothing where only the bot has written', [['bot', 5]], 0],
    ['is nothing where a clock is ahead', [['requester', -3]], 0],
  ])('%s', (_name, lines, minutes) => {
    expect(waitedMinutes(said(...lines), at)).toBe(minutes);
  });

  it('raises the priority of who is handed off in a chat or a call after twenty minutes, and of no mail', () => {
    const priorityOf = (ago: number, channel: 'chat' | 'email') =>
      assess(
        conversation({ channel, messages: said(['requester', ago], ['bot', 1]) }),
        [{ code: 'asked_for_human', strength: 0.95, sentence: 'asks', params: {}, evidence: [] }],
        compileRules(defaultRules),
        { bot: 'shop-bot', language: () => 'en', open: () => null, at },
      ).priority;
    expect([priorityOf(21, 'chat'), priorityOf(19, 'chat'), priorityOf(21, 'email')]).toEqual(['high', 'normal', 'normal']);
  });
});
