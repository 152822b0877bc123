import { useEffect } from 'react';
import type { BriefResult } from '../api/read-brief.ts';
import type { Host } from '../host/connect.ts';
import { closeOnEscape, modalAddress } from '../host/modal.ts';
import { useT } from '../i18n/context.ts';
import { Jumping } from './jump.tsx';
import { PanelState } from './PanelState.tsx';
import Transcript from './transcript/Transcript.tsx';
import { earlierIn, useTicket } from './use-ticket.ts';

/** The whole conversation in a window of the helpdesk. */
export default function WholeTranscript({ host, early }: { host: Host; early: Promise<BriefResult> | null }) {
  const t = useT();
  const ticket = useTicket(host, early);
  useEffect(() => closeOnEscape(host), [host]);
  if (ticket.result?.kind !== 'brief') return <PanelState host={host} ticket={ticket} />;
  return (
    <Jumping first={modalAddress(window.location.hash)?.at ?? null}>
      <main tabIndex={-1} aria-label={t('panel.conversation')} className="window">
        <h1>{t('panel.conversation')}</h1>
        <Transcript brief={ticket.result.brief} earlier={earlierIn(ticket.result)} isWhole />
      </main>
    </Jumping>
  );
}
