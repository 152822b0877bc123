import { describe, expect, it } from 'vitest';
import { languageName, moment, percent } from '../../src/i18n/format.ts';
import { candidates, lookUp } from '../../src/i18n/messages.ts';
import { isRightToLeft, translator } from '../../src/i18n/translate.ts';

const german = { panel: { why: 'Warum', omitted: '{count, plural, one {# Nachricht} other {# Nachrichten}}', loading: '{kaputt' } };
const t = translator(german, 'de');

describe('i18n', () => {
  it('falls back to English key by key, and never throws', () => {
    expect(t('panel.why')).toBe('Warum');
    expect(t('panel.intent')).toBe('Intent');
    expect(t('panel.loading'), 'a text that is written wrongly').toBe('Reading the brief …');
    expect(t.maybe('signal.nobody_knows')).toBeNull();
  });

  it('counts, and keeps zero', () => {
    expect([0, 1, 2].map((count) => t('panel.omitted', { count }))).toEqual(['0 Nachrichten', '1 Nachricht', '2 Nachrichten']);
  });

  it('survives a value that is missing', () => {
    expect(typeof t('panel.omitted')).toBe('string');
  });

  it('does not read what people wrote as markup or as a pattern', () => {
    expect(t.maybe('signal.asked_for_human', { quote: '<b>{x}</b>' })).toBe('The requester asked for a human: “<b>{x}</b>”');
  });

  it('tries the region, then the language', () => {
    expect(candidates('pt-br')).toEqual(['pt-BR', 'pt']);
    expect(candidates('pt_PT')).toEqual(['pt-PT', 'pt', 'pt-BR']);
    expect(candidates('no such locale')).toEqual(['en']);
    expect(candidates('de')).toEqual(['de']);
    expect(lookUp(german, 'panel.nothing.here')).toBeNull();
  });

  it('writes from right to left where people do', () => {
    expect(['ar', 'ar-EG', 'he', 'fa'].every(isRightToLeft)).toBe(true);
    expect(['en', 'arn', 'de'].some(isRightToLeft)).toBe(false);
  });

  it('writes numbers, times and languages as the agent does', () => {
    expect(percent(0.313, 'en')).toBe('31%');
    expect(percent(0.313, 'de')).toBe('31\u00a0%');
    const now = new Date(2026, 10, 24, 12, 0);
    expect(moment(new Date(2026, 10, 24, 9, 5).toISOString(), 'de', now)).toBe('09:05');
    expect(moment(new Date(2026, 10, 23, 9, 5).toISOString(), 'de', now)).toMatch(/^23\.11\.26, 09:05$/);
    expect(languageName('de', 'en')).toBe('German');
    expect(languageName('not a tag!', 'en')).toBe('not a tag!');
  });
});
