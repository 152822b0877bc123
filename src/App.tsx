import { type ComponentType, useEffect } from 'react';
import type { BriefResult } from './api/read-brief.ts';
import { SchemeContext, useColorScheme } from './host/color-scheme.ts';
import type { Host } from './host/connect.ts';
import { TranslateContext } from './i18n/context.ts';
import type { Translate } from './i18n/translate.ts';
import { TicketPanel } from './panel/TicketPanel.tsx';
import { Announcer } from './parts/Announcer.tsx';
import { ErrorBoundary } from './parts/ErrorBoundary.tsx';
import { keepFocus } from './parts/keep-focus.ts';
import { later } from './parts/later.tsx';

export interface LocationProps {
  host: Host;
  /** The ticket's brief, which began to be read before anything was shown; null where no ticket is shown. */
  early: Promise<BriefResult> | null;
}

/** What is shown where; a location that is not here shows nothing. */
const locations: Record<string, ComponentType<LocationProps>> = {
  ticket_sidebar: TicketPanel,
  new_ticket_sidebar: later<LocationProps>(() => import('./panel/NewTicket.tsx')),
  modal: later<LocationProps>(() => import('./panel/WholeTranscript.tsx')),
  nav_bar: later<LocationProps>(() => import('./desk/Desk.tsx')),
  background: later<LocationProps>(() => import('./alerts/Alerts.tsx')),
};

export function App({ host, t, early }: LocationProps & { t: Translate }) {
  const scheme = useColorScheme(host);
  useEffect(() => {
    document.documentElement.dataset.scheme = scheme;
  }, [scheme]);
  useEffect(() => keepFocus(document.body), []);
  const Location = locations[host.registered.context.location];
  return (
    <TranslateContext value={t}>
      <SchemeContext value={scheme}>
        <ErrorBoundary>
          <Announcer>{Location && <Location host={host} early={early} />}</Announcer>
        </ErrorBoundary>
      </SchemeContext>
    </TranslateContext>
  );
}
