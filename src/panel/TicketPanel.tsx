import { useEffect, useRef } from 'react';
import type { BriefResult } from '../api/read-brief.ts';
import type { Host } from '../host/connect.ts';
import { followHeight } from '../host/resize.ts';
import { useT } from '../i18n/context.ts';
import type { Translate } from '../i18n/translate.ts';
import { useAnnounced } from '../parts/Announcer.tsx';
import { afterPaint } from '../parts/after-paint.ts';
import { PanelState } from './PanelState.tsx';
import { useTicket } from './use-ticket.ts';
import { warmUp } from './warm-up.ts';

/** The ticket's sidebar. */
export function TicketPanel({ host, early }: { host: Host; early: Promise<BriefResult> | null }) {
  const t = useT();
  const ticket = useTicket(host, early);
  useAnnounced(wordOf(ticket.result, t));
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => followHeight(host, box.current!), [host]);
  const isWaiting = ticket.result === null;
  useEffect(() => (isWaiting ? afterPaint(() => warmUp(t.locale)) : undefined), [isWaiting, t.locale]);
  return (
    <div ref={box} className="panel">
      <PanelState host={host} ticket={ticket} />
    </div>
  );
}

/** What a listener has to know before they go and look. */
function wordOf(result: BriefResult | null, t: Translate): string {
  if (result === null) return t('panel.loading');
  return result.kind === 'brief' ? t('panel.loaded') : t(`panel.${result.kind}_title`);
}
