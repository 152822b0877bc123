import { describe, expect, it } from 'vitest';
import { ago, duration, moment, stopwatch } from '../../src/i18n/format.ts';

const minute = 60_000;
const day = 86_400_000;

describe('panel: times by the agent’s language', () => {
  it.each([
    [30_000, 'en', 'now'],
    [-5_000, 'en', 'now'],
    [3 * minute, 'en', '3 minutes ago'],
    [26 * 60 * minute, 'en', 'yesterday'],
    [45 * day, 'en', 'last month'],
    [800 * day, 'de', 'vor 2 Jahren'],
    [3 * 60 * minute, 'pt-BR', 'há 3 horas'],
    [3 * 60 * minute, 'ja', '3 時間前'],
    [2 * day, 'ar', 'أول أمس'],
  ])('%d ms ago in %s is “%s”', (ms, locale, words) => expect(ago(ms, locale)).toBe(words));

  it('writes numbers with the figures of the language', () => {
    expect([stopwatch(65_000, 'en'), stopwatch(65_000, 'ar-EG'), stopwatch(3_605_000, 'de')]).toEqual(['1:05', '١:٠٥', '60:05']);
    expect([duration(2 * 60 * minute, 'fr'), duration(40 * minute, 'es')]).toEqual([
      expect.stringMatching(/^2\sheures$/),
      expect.stringMatching(/^40\sminutos$/),
    ]);
  });

  it('shows what is no time as it is, and the day where it is not today', () => {
    const now = new Date('2026-11-23T12:00:00');
    expect(moment('soon', 'en', now)).toBe('soon');
    expect(moment('2026-11-23T09:30:00', 'en', now)).toMatch(/^9:30\sAM$/);
    expect(moment('2026-11-20T09:30:00', 'de', now)).toBe('20.11.26, 09:30');
  });
});
