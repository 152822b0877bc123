import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { written } from '#domain/transcripts/clock.ts';
import { readTranscript } from '#domain/transcripts/index.ts';

const two = (number: number) => String(number).padStart(2, '0');
/** Minutes ahead of UTC, as the world has them: quarters of an hour. */
const offsets = fc.integer({ min: -12 * 4, max: 14 * 4 }).map((quarters) => quarters * 15);

type Zone = (sign: string, hours: number, minutes: number) => string;
const inDigits: Zone = (sign, hours, minutes) => `${sign}${two(hours)}:${two(minutes)}`;

/** Ways to write how far ahead a clock is; the short ones tell whole hours only. */
const zones: ((...parts: Parameters<Zone>) => string | null)[] = [
  inDigits,
  (sign, hours, minutes) => ` ${sign}${two(hours)}${two(minutes)}`,
  (sign, hours, minutes) => ` (UTC${sign}${two(hours)}:${two(minutes)})`,
  (sign, hours, minutes) => ` UTC${sign}${hours}:${two(minutes)}`,
  (sign, hours, minutes) => ` GMT${sign}${two(hours)}${two(minutes)}`,
  (sign, hours, minutes) => (minutes === 0 ? ` GMT${sign}${hours}` : null),
  (sign, hours, minutes) => (minutes === 0 ? ` (UTC${sign}${hours})` : null),
];
const moments: ((zone: string) => string)[] = [
  (zone) => `2026-03-12 10:00:05${zone}`,
  (zone) => `2026-03-12T10:00:05${zone}`,
  (zone) => `2026/03/12, 10:00:05${zone}`,
  (zone) => `12.03.2026, 10:00:05${zone}`,
  (zone) => `12.03.2026 10:00:05 Uhr${zone}`,
  (zone) => `Mar 12, 2026 10:00:05 AM${zone}`,
  (zone) => `12 March 2026 10:00:05${zone}`,
  (zone) => `12. März 2026 10:00:05 Uhr${zone}`,
  (zone) => `12 de marzo de 2026 10:00:05${zone}`,
  (zone) => `10:00:05${zone}, 12 March 2026`,
];
const ahead = (minutes: number) => new Date(Date.UTC(2026, 2, 12, 10, 0, 5) - minutes * 60_000).toISOString();

const writtenTime = fc.tuple(offsets, fc.constantFrom(...zones), fc.constantFrom(...moments)).map(([minutes, zone, moment]) => {
  const parts = [minutes < 0 ? '-' : '+', Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60] as const;
  return { minutes, text: moment(zone(...parts) ?? inDigits(...parts)) };
});

describe('clocks that tell how far ahead they are', () => {
  it('are read whatever way the time and its offset are written', () => {
    fc.assert(
      fc.property(writtenTime, ({ minutes, text }) => {
        expect([text, written(text)]).toEqual([text, ahead(minutes)]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('are read in the lines of a chat', () => {
    fc.assert(
      fc.property(writtenTime, ({ minutes, text }) => {
        const chat = `[${text}] Ann: where is my order?\n[${text}] Support bot: let me look`;
        const said = readTranscript(chat)?.conversation.messages.map(({ name, sentAt }) => [name, sentAt]);
        expect([chat, said]).toEqual([
          chat,
          [
            ['Ann', ahead(minutes)],
            ['Support bot', ahead(minutes)],
          ],
        ]);
      }),
      { numRuns: 300 },
    );
  });

  it('are those of UTC where they say so or say nothing', () => {
    for (const zone of ['', 'Z', ' Z', ' UTC', ' GMT', ' (UTC)', ' +00:00', '+00'])
      for (const moment of moments.slice(0, 5)) expect([moment(zone), written(moment(zone))]).toEqual([moment(zone), ahead(0)]);
  });

  it('are told from dates', () => {
    expect(written('10:00:05 12-03-2026')).toBe(null);
    expect(written('10:00:05 - 12 March 2026')).toBe(ahead(0));
  });
});
