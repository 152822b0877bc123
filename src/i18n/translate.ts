import { formatMessage, type Values } from './icu.ts';
import { english, lookUp, type MessageKey } from './messages.ts';

export interface Translate {
  (key: MessageKey, values?: Values): string;
  /** For keys that data choose: null where no language knows it. */
  maybe(key: string, values?: Values): string | null;
  locale: string;
}

/** @param own the agent's language; a key it lacks, or writes wrongly, is shown in English: rendering never throws */
export function translator(own: Parameters<typeof lookUp>[0], locale: string): Translate {
  function maybe(key: string, values: Values = {}): string | null {
    const translated = lookUp(own, key);
    const inEnglish = lookUp(english, key);
    return (
      (translated !== null ? format(translated, locale, values) : null) ?? (inEnglish === null ? null : format(inEnglish, 'en', values))
    );
  }
  const t = (key: MessageKey, values?: Values) => maybe(key, values) ?? key;
  return Object.assign(t, { maybe, locale });
}

function format(text: string, locale: string, values: Values): string | null {
  try {
    return formatMessage(text, locale, values);
  } catch {
    return null;
  }
}

const rightToLeft = /^(ar|he|fa|ur|ps|yi|dv|ckb)\b/;

export function isRightToLeft(locale: string): boolean {
  return rightToLeft.test(locale);
}
