import { type ReactNode, useMemo } from 'react';
import { TranslateContext, useT } from '../i18n/context.ts';
import { isRightToLeft, translator } from '../i18n/translate.ts';
import type { DeskWords } from './words.ts';

/**
 * Where the desk does not speak somebody's language, all of it is English, written from the left: sentences half in one and half in
 * the other, and English ones that end on their left, are no help to anybody.
 */
export function OneLanguage({ t, children }: { t: DeskWords; children: ReactNode }) {
  const own = useT();
  const words = useMemo(() => (t.locale === own.locale ? own : translator({}, t.locale)), [t, own]);
  return (
    <TranslateContext value={words}>
      <div className="in-language" lang={t.locale} dir={isRightToLeft(t.locale) ? 'rtl' : 'ltr'}>
        {children}
      </div>
    </TranslateContext>
  );
}
