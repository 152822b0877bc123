import { useEffect, useRef } from 'react';
import type { Host } from '../host/connect.ts';
import { followHeight } from '../host/resize.ts';
import { useT } from '../i18n/context.ts';
import { PanelState } from './PanelState.tsx';
import { useBrief } from './use-brief.ts';

/** The ticket's sidebar. */
export function TicketPanel({ host }: { host: Host }) {
  const t = useT();
  const { result, again } = useBrief(host);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => followHeight(host, box.current!), [host]);
  return (
    <div ref={box} className="panel">
      <div role="status" className="only-heard">
        {t(result === null ? 'panel.loading' : 'panel.loaded')}
      </div>
      <PanelState result={result} onTryAgain={again} />
    </div>
  );
}
