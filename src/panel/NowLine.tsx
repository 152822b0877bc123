import { useEffect, useRef } from 'react';
import { useT } from '../i18n/context.ts';
import { useAnnounce } from '../parts/Announcer.tsx';
import { Said } from '../parts/Said.tsx';
import type { Ticket } from './use-ticket.ts';

/** What has become of the handoff since: who has it, how it ended, and whether the panel is still in touch. */
export function NowLine({ ticket: { now, isLost, nudge } }: { ticket: Ticket }) {
  const t = useT();
  const announce = useAnnounce();
  const seen = useRef<string | null>(null);
  const owner = now?.owner ?? null;
  const news =
    now === null
      ? null
      : now.disposition !== null
        ? t(`panel.dispositions.${now.disposition}`)
        : owner && t('panel.accepted_by', { name: owner.name ?? t('panel.somebody') });
  useEffect(() => {
    // What stood there when the panel opened is read with the rest of it.
    if (seen.current !== null && news !== null && news !== seen.current) announce(news);
    if (now !== null) seen.current = news ?? '';
  }, [now, news, announce]);
  return (
    <>
      {isLost && (
        <p className="state lost">
          {t('panel.lost')}{' '}
          <button type="button" className="plain" onClick={nudge}>
            {t('panel.try_again')}
          </button>
        </p>
      )}
      {news !== null && (
        <p className={`state ${now?.disposition === null ? 'owned' : 'over'}`}>
          <Said text={news} />
        </p>
      )}
    </>
  );
}
