import { formatMessage, type Values } from './icu.ts';
import { english, lookUp, type MessageKey } from './messages.ts';

export interface TranslateOf<K extends string> {
  (key: K, values?: Values): string;
  /** For keys that data choose: null where no language knows it. */
  maybe(key: string, values?: Values): string | null;
  locale: string;
}

export type Translate = TranslateOf<MessageKey>;

type Tree = Parameters<typeof lookUp>[0];

/** @param own the agent's language; a key it lacks, or writes wrongly, is shown in English: rendering never throws */
export function translator(own: Tree, locale: string): Translate {
  return translatorOf<MessageKey>(own, english, locale);
}

/** The same with a dictionary of its own. */
export function translatorOf<K extends string>(own: Tree, dictionary: Tree, locale: string): TranslateOf<K> {
  function maybe(key: string, values: Values = {}): string | null {
    const translated = lookUp(own, key);
    const inEnglish = lookUp(dictionary, key);
    return (
      (translated !== null ? format(translated, locale, values) : null) ?? (inEnglish === null ? null : format(inEnglish, 'en', values))
    );
  }
  const t = (key: K, values?: Values) => maybe(key, values) ?? key;
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
