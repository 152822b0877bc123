import { DEFAULT_THEME, type IGardenTheme, ThemeProvider } from '@zendeskgarden/react-theming';
import { type ReactNode, useMemo } from 'react';
import type { ColorScheme } from '../host/color-scheme.ts';
import { TranslateContext } from '../i18n/context.ts';
import { isRightToLeft, type Translate } from '../i18n/translate.ts';

/** Theme and words for everything inside. */
export function Shell({ t, scheme, children }: { t: Translate; scheme: ColorScheme; children: ReactNode }) {
  const theme = useMemo<IGardenTheme>(
    () => ({ ...DEFAULT_THEME, rtl: isRightToLeft(t.locale), colors: { ...DEFAULT_THEME.colors, base: scheme } }),
    [t.locale, scheme],
  );
  return (
    <TranslateContext value={t}>
      <ThemeProvider theme={theme}>{children}</ThemeProvider>
    </TranslateContext>
  );
}
