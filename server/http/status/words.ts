import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../translations/page');
export type PageKey = keyof typeof import('../../../translations/page/en.json', { with: { type: 'json' }});
type Dictionary = Partial<Record<PageKey, string>>;

const all = new Map(
  readdirSync(folder)
    .sort()
    .map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(join(folder, name), 'utf8')) as Dictionary]),
);

export interface Words {
  /** BCP 47: the language that is shown. */
  language: string;
  direction: 'ltr' | 'rtl';
  t: (key: PageKey, blanks?: Record<string, string | number>) => string;
}

/** What can be chosen, each by its own name. */
export const languages = [...all.keys()].map((language) => ({
  language,
  name: new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language,
}));

/**
 * The words of the first language that there is.
 * @param wanted BCP 47, the most wanted first: what the requester chose, what they wrote in, what their browser asks for
 */
export function wordsFor(wanted: (string | null)[]): Words {
  const language = wanted.map(known).find((one) => one !== null) ?? 'en';
  const own = all.get(language)!;
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    t: (key, blanks = {}) =>
      (own[key] ?? all.get('en')![key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(blanks[name] ?? whole)),
  };
}

/** The languages of an Accept-Language header, most wanted first. */
export function acceptedLanguages(header: string | undefined): string[] {
  return (header ?? '')
    .slice(0, 400)
    .split(',')
    .map((part) => /^\s*([\w-]+)\s*(?:;\s*q=([\d.]+))?/.exec(part))
    .flatMap((found) => (found ? [{ tag: found[1]!, weight: Number(found[2] ?? 1) }] : []))
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

function known(tag: string | null): string | null {
  if (tag === null) return null;
  const lower = tag.toLowerCase().replace('_', '-');
  const exact = [...all.keys()].find((one) => one.toLowerCase() === lower);
  return exact ?? [...all.keys()].find((one) => one.toLowerCase().split('-')[0] === lower.split('-')[0]) ?? null;
}
