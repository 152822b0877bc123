import { useEffect, useState } from 'react';
import { acceptHandoff } from '../../api/handoff-now.ts';
import type { Host } from '../../host/connect.ts';
import { whoAmI } from '../../host/me.ts';
import { RequestFailed } from '../../host/request.ts';
import { assignToMe } from '../../host/ticket.ts';
import { useT } from '../../i18n/context.ts';
import type { Ticket } from '../use-ticket.ts';
import type { Act } from './use-act.ts';

interface AcceptProps {
  host: Host;
  ticket: Ticket;
  act: Act;
  isBusy: boolean;
}

/** Makes the handoff mine: at the server where there is one, and in any case the ticket in the helpdesk. */
export function Accept({ host, ticket: { now, take, nudge }, act, isBusy }: AcceptProps) {
  const t = useT();
  const me = useMe(host);
  const { ticketId } = host;
  if (ticketId === null || me === null || now?.disposition != null || now?.owner?.id === me) return null;
  const isOwned = now?.owner != null;

  const accept = () =>
    act(async () => {
      if (now)
        await acceptHandoff(host, now.handoff, isOwned).then(take, (error) => {
          // Somebody was faster: the panel shows who.
          if (error instanceof RequestFailed && error.code === 'handoff_owned') nudge();
          throw error;
        });
      // The handoff is theirs even where the helpdesk does not let them assign the ticket.
      const isAssigned = await assignToMe(host, ticketId).then(
        () => true,
        () => false,
      );
      return t(isAssigned ? 'panel.you_accepted' : 'panel.not_assigned');
    });

  return (
    <button type="button" className={isOwned ? 'button' : 'button primary'} onClick={() => void accept()} aria-disabled={isBusy}>
      {t(isOwned ? 'panel.accept_instead' : now ? 'panel.accept' : 'panel.assign_to_me')}
    </button>
  );
}

const againMs = 5_000;

/** Who the agent is; asked again as long as the helpdesk does not say: without that nobody can accept anything. */
function useMe(host: Host): string | null {
  const [me, setMe] = useState<string | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isCurrent = true;
    void whoAmI(host).then(({ id }) => {
      if (!isCurrent) return;
      if (id !== '') setMe(id);
      else timer = setTimeout(() => setAsked(asked + 1), againMs);
    });
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [host, asked]);
  return me;
}
