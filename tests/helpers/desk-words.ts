import type { DeskKey, DeskWords } from '../../src/desk/words.ts';
import { translatorOf } from '../../src/i18n/translate.ts';
import en from '../../translations/desk/en.json' with { type: 'json' };

/** The desk's words as the app has them, without the app. */
export const englishDesk = (locale: string): DeskWords => translatorOf<DeskKey>({}, en, locale);
