import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isQuiet, parseAlertWish, usualWish } from '#domain/quiet-hours.ts';
import { textParts } from '#domain/text-parts.ts';
import { rowsOf, sinceStart } from '#domain/transcript-rows.ts';
import { visible } from '#domain/visible.ts';
import { briefMessage } from '../helpers/brief.ts';

const said = [
  briefMessage('a', 'Where is my Straße order?', { sent_at: '2026-01-01T10:00:00Z', name: 'Maya' }),
  briefMessage('b', 'On its way', {
    author: 'bot',
    sent_at: '2026-01-01T10:00:05Z',
    attachments: [{ name: 'x', content_type: null, url: null }],
  }),
  briefMessage('c', 'Not yet here', { sent_at: '2026-01-01T13:00:05Z' }),
];
const rows = (wish: Partial<Parameters<typeof rowsOf>[1]> = {}) =>
  rowsOf(said, { query: '', filter: 'all', evidence: new Set(['c']), ...wish });
const places = (wish: Parameters<typeof rows>[0]) => rows(wish).flatMap((row) => (row.kind === 'message' ? [row.at] : []));

describe('transcript: rows', () => {
  it('tells pauses between messages that stand together', () => {
    expect(rows()).toEqual([
      { kind: 'message', at: 0 },
      { kind: 'message', at: 1 },
      { kind: 'gap', before: 2, ms: 3 * 3_600_000 },
      { kind: 'message', at: 2 },
    ]);
    expect(rows({ filter: 'requester' })).toEqual([
      { kind: 'message', at: 0 },
      { kind: 'message', at: 2 },
    ]);
  });

  it('filters and searches, whatever the case or the form of the letters', () => {
    expect(places({ filter: 'bot' })).toEqual([1]);
    expect(places({ filter: 'evidence' })).toEqual([2]);
    expect(places({ filter: 'files' })).toEqual([1]);
    expect(places({ query: ' STRAßE ' })).toEqual([0]);
    expect(places({ query: 'ｏｒｄｅｒ' })).toEqual([0]);
    expect(places({ query: 'maya' })).toEqual([0]);
    expect(places({ query: 'nowhere' })).toEqual([]);
  });

  it('tells the time since a call began', () => {
    expect(sinceStart(said, 1)).toBe(5_000);
    expect(sinceStart([briefMessage('x', 'y')], 0)).toBeNull();
  });
});

describe('transcript: parts of a text', () => {
  it('keeps redactions, invisible characters and what was searched apart', () => {
    expect(textParts('My card [REDACTED] \u202Ex ████ card', 'CARD').map(({ kind, text }) => `${kind}:${text}`)).toEqual([
      'text:My ',
      'found:card',
      'text: ',
      'redacted:[REDACTED]',
      'text: ',
      'hidden:⟨U+202E⟩',
      'text:x ',
      'redacted:████',
      'text: ',
      'found:card',
    ]);
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ maxLength: 3 }), (text, query) => {
        expect(
          textParts(text, query)
            .map((part) => part.text)
            .join(''),
        ).toBe(visible(text));
      }),
    );
  });
});

describe('alerts: quiet hours', () => {
  const night = { ...usualWish, quietFrom: 22 * 60, quietTo: 7 * 60 };
  it.each([
    [night, 23 * 60, 'high', true],
    [night, 6 * 60, 'high', true],
    [night, 12 * 60, 'high', false],
    [night, 23 * 60, 'urgent', false],
    [{ ...night, urgentAlways: false }, 23 * 60, 'urgent', true],
    [{ ...usualWish, quietFrom: 12 * 60, quietTo: 13 * 60 }, 13 * 60, 'low', false],
    [usualWish, 0, 'low', false],
  ] as const)('%j at minute %i, %s', (wish, minute, priority, quiet) => expect(isQuiet(wish, minute, priority)).toBe(quiet));

  it('reads what was stored, whatever became of it', () => {
    expect(parseAlertWish(JSON.stringify(night))).toEqual(night);
    for (const text of [null, '', '{', '7', 'null', '{"sound":"x","quietFrom":-1,"quietTo":1e9}'])
      expect(parseAlertWish(text)).toEqual(usualWish);
  });
});
