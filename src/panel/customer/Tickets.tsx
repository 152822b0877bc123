import { useCallback, useState } from 'react';
import type { Host } from '../../host/connect.ts';
import { type RequestedTicket, requestedTickets, requesterId, showTicket } from '../../host/requester.ts';
import { mergeInto } from '../../host/ticket.ts';
import { useT } from '../../i18n/context.ts';
import { Ago } from '../../parts/Ago.tsx';
import { Said } from '../../parts/Said.tsx';
import { useAct } from '../act/use-act.ts';
import { Asked } from './Asked.tsx';

const closed = ['solved', 'closed'];

/** The person's other tickets; open ones may be merged into this one, by the agent's word and after a second look. */
export function Tickets({ host, level = 3 }: { host: Host; level?: 2 | 3 }) {
  const t = useT();
  const ask = useCallback(
    async (page: number) => {
      const requester = await requesterId(host);
      return requester === null ? { found: [], hasMore: false } : requestedTickets(host, requester, page);
    },
    [host],
  );
  return (
    <Asked level={level} title={t('panel.tickets')} none={t('panel.no_tickets')} ask={ask}>
      {(tickets, again) => (
        <ul className="lines">
          {tickets.map((ticket) => (
            <TicketLine key={ticket.id} host={host} ticket={ticket} onMerged={again} />
          ))}
        </ul>
      )}
    </Asked>
  );
}

function TicketLine({ host, ticket, onMerged }: { host: Host; ticket: RequestedTicket; onMerged: () => void }) {
  const t = useT();
  const { isBusy, problem, act } = useAct();
  const [isSure, setSure] = useState(false);
  const { id, subject, status, createdAt } = ticket;
  const here = host.ticketId;
  const merge = async () => {
    const words = { here: t('panel.merge_here', { ticket: id }), there: t('panel.merge_there', { ticket: here! }) };
    const isDone = await act(async () => {
      await mergeInto(host, here!, id, words);
      return t('panel.merged', { ticket: id });
    });
    if (isDone) onMerged();
  };
  return (
    <li className="ticket" tabIndex={-1}>
      <span className="line">
        <span className="words">
          <Said text={subject} /> <span className="soft">– {t.maybe(`panel.statuses.${status}`) ?? status}</span>{' '}
          {createdAt !== '' && (
            <>
              <span className="soft">·</span> <Ago iso={createdAt} />
            </>
          )}
        </span>
        <button type="button" className="plain" onClick={() => void showTicket(host, id).catch(() => undefined)}>
          #{id}
        </button>
      </span>
      {!closed.includes(status) && here !== null && (
        <span className="row">
          {isSure ? (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields.
            <span
              className="row"
              role="group"
              tabIndex={-1}
              ref={(group) => group?.focus()}
              aria-label={t('panel.merge_sure', { ticket: id })}
            >
              <span className="soft">{t('panel.merge_sure', { ticket: id })}</span>
              <button type="button" className="chip" aria-disabled={isBusy} onClick={() => void merge()}>
                {t('panel.merge_yes')}
              </button>
              <button type="button" className="chip" aria-disabled={isBusy} onClick={() => setSure(false)}>
                {t('panel.cancel')}
              </button>
            </span>
          ) : (
            <button type="button" className="chip" onClick={() => setSure(true)}>
              {t('panel.merge')}
            </button>
          )}
        </span>
      )}
      {problem !== null && <p className="problem">{problem}</p>}
    </li>
  );
}
