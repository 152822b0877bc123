import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { useColorScheme } from './host/color-scheme.ts';
import type { Host } from './host/connect.ts';
import type { Translate } from './i18n/translate.ts';
import { TicketPanel } from './panel/TicketPanel.tsx';
import { ErrorBoundary } from './parts/ErrorBoundary.tsx';
import { Shell } from './parts/Shell.tsx';

/** What is shown where; a location that is not here shows nothing. */
const locations: Record<string, ComponentType<{ host: Host }>> = {
  ticket_sidebar: TicketPanel,
  nav_bar: lazy(() => import('./desk/Desk.tsx')),
  background: lazy(() => import('./alerts/Alerts.tsx')),
};

export function App({ host, t }: { host: Host; t: Translate }) {
  const scheme = useColorScheme(host);
  useEffect(() => {
    document.documentElement.dataset.scheme = scheme;
  }, [scheme]);
  const Location = locations[host.registered.context.location];
  return (
    <Shell t={t} scheme={scheme}>
      <ErrorBoundary>
        <Suspense fallback={null}>{Location && <Location host={host} />}</Suspense>
      </ErrorBoundary>
    </Shell>
  );
}
