import en from '../../translations/en.json';

export type Leaves<T, P extends string = ''> = T extends string
  ? P
  : { [K in keyof T & string]: Leaves<T[K], P extends '' ? K : `${P}.${K}`> }[keyof T & string];

/** Every key of the dictionary; a misspelt one does not compile. */
export type MessageKey = Leaves<Omit<typeof en, 'app'>>;

export type Tree = { [key: string]: string | Tree };

// One chunk per language, loaded when it is the agent's.
const others = import.meta.glob<Tree>(['../../translations/*.json', '!../../translations/en.json'], { import: 'default' });

export const english: Tree = en;

/** Places of the app that show more than what stands beside a ticket. */
const wordy = ['nav_bar', 'background'];

/** The translations of a locale: of `pt-BR`, else of `pt`, else none; and of English what that place of the app needs. */
export async function loadTranslations(locale: string, place: string | null): Promise<Tree> {
  if (place !== null && wordy.includes(place)) Object.assign(english, (await import('../../translations/en.json?later')).default);
  for (const name of candidates(locale)) {
    if (name === 'en') return english;
    const load = others[`../../translations/${name}.json`];
    if (load) return load().catch(() => ({}));
  }
  return {};
}

// Where a language is translated for one country only, others read that.
const elsewhere: Record<string, string> = { pt: 'pt-BR' };

/** A locale as `Intl` takes it, whoever wrote it (`en_US`, `pt-br`); English for what is none. */
export function canonicalLocale(raw: string): string {
  try {
    return Intl.getCanonicalLocales(raw.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}

export function candidates(locale: string): string[] {
  const whole = canonicalLocale(locale);
  const [language = 'en'] = whole.split('-');
  return [...new Set([whole, language, ...(elsewhere[language] ? [elsewhere[language]] : [])])];
}

/** The text under a dotted key, or null. */
export function lookUp(tree: Tree, key: string): string | null {
  const found = key.split('.').reduce<string | Tree | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), tree);
  return typeof found === 'string' ? found : null;
}
