import { DEFAULT_THEME, type IGardenTheme, ThemeProvider } from '@zendeskgarden/react-theming';
import { type ReactNode, useMemo } from 'react';
import { useScheme } from '../host/color-scheme.ts';
import { useT } from '../i18n/context.ts';
import { isRightToLeft } from '../i18n/translate.ts';

/**
 * Garden's theme for what is inside. Garden and its styling weigh as much as everything else of ours together, so that it is loaded with
 * the first form an agent opens; what the sidebar shows at once is drawn with Garden's colours and measures by our own style sheet.
 */
export function Themed({ children }: { children: ReactNode }) {
  const { locale } = useT();
  const scheme = useScheme();
  const theme = useMemo<IGardenTheme>(
    () => ({ ...DEFAULT_THEME, rtl: isRightToLeft(locale), colors: { ...DEFAULT_THEME.colors, base: scheme } }),
    [locale, scheme],
  );
  return <ThemeProvider theme={theme}>{children}</ThemeProvider>;
}
