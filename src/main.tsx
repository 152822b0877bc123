import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { firstColorScheme } from './host/color-scheme.ts';
import { connect } from './host/connect.ts';
import { agentLocale } from './host/locale.ts';
import { loadTranslations } from './i18n/messages.ts';
import { isRightToLeft, translator } from './i18n/translate.ts';
import { NotConnected } from './parts/NotConnected.tsx';
import { Shell } from './parts/Shell.tsx';
import './panel.css';

document.documentElement.dataset.scheme = firstColorScheme();
const root = createRoot(document.getElementById('root')!);
const host = await connect();
const locale = typeof host === 'string' ? navigator.language : await agentLocale(host);
const t = translator(await loadTranslations(locale), locale);
document.documentElement.lang = locale;
document.documentElement.dir = isRightToLeft(locale) ? 'rtl' : 'ltr';

root.render(
  typeof host === 'string' ? (
    <Shell t={t} scheme={firstColorScheme()}>
      <NotConnected failure={host} />
    </Shell>
  ) : (
    <App host={host} t={t} />
  ),
);
