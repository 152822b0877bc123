import { useCallback } from 'react';
import type { EarlierHandoff } from '#domain/handoff-now.ts';
import { spoken } from '#domain/spoken.ts';
import { earlierHandoffs } from '../../api/handoff-now.ts';
import type { Host } from '../../host/connect.ts';
import { showTicket } from '../../host/requester.ts';
import { useT } from '../../i18n/context.ts';
import { Ago } from '../../parts/Ago.tsx';
import { Said } from '../../parts/Said.tsx';
import { Asked } from './Asked.tsx';

/** How often a bot handed this person over before, why, and what came of it. */
export function EarlierHandoffs({ host, ticketId }: { host: Host; ticketId: number }) {
  const t = useT();
  const ask = useCallback((page: number) => earlierHandoffs(host, ticketId, page), [host, ticketId]);
  return (
    <Asked title={t('panel.earlier')} none={t('panel.no_earlier')} ask={ask}>
      {(handoffs) => (
        <ul className="lines">
          {handoffs.map((one) => (
            <li key={`${one.ticket} ${one.requested_at}`} className="line">
              <span className="words">
                <Ago iso={one.requested_at} /> {one.intent !== null && <Said text={spoken(one.intent)} />}{' '}
                <span className="soft">– {endOf(one, t)}</span>
              </span>
              {one.ticket !== null && (
                <button type="button" className="plain" onClick={() => void showTicket(host, Number(one.ticket)).catch(() => undefined)}>
                  #{one.ticket}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Asked>
  );
}

function endOf({ state, disposition }: EarlierHandoff, t: ReturnType<typeof useT>): string {
  return disposition === null ? t(`panel.states.${state}`) : t(`panel.ends.${disposition}`);
}
