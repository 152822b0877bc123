import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { readBrief } from './api/read-brief.ts';
import { firstColorScheme } from './host/color-scheme.ts';
import { connect } from './host/connect.ts';
import { whoAmI } from './host/me.ts';
import { TranslateContext } from './i18n/context.ts';
import { canonicalLocale, loadTranslations } from './i18n/messages.ts';
import { isRightToLeft, translator } from './i18n/translate.ts';
import { NotConnected } from './parts/NotConnected.tsx';
import './styles/base.css';
import './styles/panel.css';
import './styles/transcript.css';

document.documentElement.dataset.scheme = firstColorScheme();
const root = createRoot(document.getElementById('root')!);
const host = await connect();
// Words and brief are fetched side by side: neither waits for the other.
const early = typeof host === 'string' || host.ticketId === null ? null : readBrief(host, host.ticketId);
const locale = canonicalLocale(typeof host === 'string' ? navigator.language : (await whoAmI(host)).locale);
const t = translator(await loadTranslations(locale, typeof host === 'string' ? null : host.registered.context.location), locale);
document.documentElement.lang = locale;
document.documentElement.dir = isRightToLeft(locale) ? 'rtl' : 'ltr';

root.render(
  typeof host === 'string' ? (
    <TranslateContext value={t}>
      <NotConnected failure={host} />
    </TranslateContext>
  ) : (
    <App host={host} t={t} early={early} />
  ),
);
