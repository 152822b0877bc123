import { useEffect, useRef } from 'react';
import type { BriefResult } from '../api/read-brief.ts';
import type { Host } from '../host/connect.ts';
import { followHeight } from '../host/resize.ts';
import { useT } from '../i18n/context.ts';
import { PanelState } from './PanelState.tsx';
import { useTicket } from './use-ticket.ts';

/** The ticket's sidebar. */
export function TicketPanel({ host, early }: { host: Host; early: Promise<BriefResult> | null }) {
  const t = useT();
  const ticket = useTicket(host, early);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => followHeight(host, box.current!), [host]);
  return (
    <div ref={box} className="panel">
      <div role="status" className="only-heard">
        {t(ticket.result === null ? 'panel.loading' : 'panel.loaded')}
      </div>
      <PanelState host={host} ticket={ticket} />
    </div>
  );
}
