import en from '../../translations/desk/en.json';
import { candidates, type Leaves, type Tree } from '../i18n/messages.ts';
import { type TranslateOf, translatorOf } from '../i18n/translate.ts';

export type DeskKey = Leaves<typeof en>;
export type DeskWords = TranslateOf<DeskKey>;

// The desk has more words than the panel: they are loaded with it, so that no agent waits for them.
const others = import.meta.glob<Tree>(['../../translations/desk/*.json', '!../../translations/desk/en.json'], { import: 'default' });

/** The desk's words in a locale; what it lacks is shown in English, key by key. Their `locale` is English where it speaks no other. */
export async function deskWords(locale: string): Promise<DeskWords> {
  for (const name of candidates(locale)) {
    if (name === 'en') break;
    const load = others[`../../translations/desk/${name}.json`];
    if (load) return translatorOf<DeskKey>(await load().catch(() => ({})), en, locale);
  }
  return translatorOf<DeskKey>({}, en, /^en\b/.test(locale) ? locale : 'en');
}
