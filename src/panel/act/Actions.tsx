import { useRef, useState } from 'react';
import type { Brief } from '#domain/brief.ts';
import type { Glance } from '#domain/glance/glance.ts';
import type { Host } from '../../host/connect.ts';
import { useT } from '../../i18n/context.ts';
import { later } from '../../parts/later.tsx';
import type { Ticket } from '../use-ticket.ts';
import { Accept } from './Accept.tsx';
import { Replies } from './Replies.tsx';
import { useAct } from './use-act.ts';
import { Verdicts } from './Verdicts.tsx';

const HandBack = later(() => import('./HandBack.tsx'));
const SwitchChannel = later(() => import('./SwitchChannel.tsx'));
const Tags = later(() => import('./Tags.tsx'));
const Fields = later(() => import('./Fields.tsx'));
const Macros = later(() => import('./Macros.tsx'));

interface ActionsProps {
  host: Host;
  brief: Brief;
  glance: Glance;
  ticket: Ticket;
}

/** Each has its form below; in the order in which they are offered. */
const more = ['hand_back', 'add_tags', 'fill_field', 'use_macro', 'switch_channel'] as const;
type More = (typeof more)[number];
const ofOpenHandoffs: More[] = ['hand_back', 'switch_channel'];

/** What an agent can do from here, in the order in which it is done. */
export default function Actions({ host, brief, glance, ticket }: ActionsProps) {
  const t = useT();
  const { isBusy, problem, act } = useAct();
  const [open, setOpen] = useState<More | null>(null);
  const toggles = useRef(new Map<More, HTMLButtonElement | null>());
  const { now } = ticket;
  const { ticketId } = host;
  const isOpen = now !== null && now.state === 'accepted';
  const can = (which: More) => (ofOpenHandoffs.includes(which) ? isOpen : ticketId !== null);

  const close = (which: More) => {
    // A form that is done with leaves the focus where it was opened.
    toggles.current.get(which)?.focus();
    setOpen(null);
    ticket.nudge();
  };
  const shared = { host, act, isBusy };

  return (
    <section className="actions" tabIndex={-1} aria-label={t('panel.actions')}>
      <div className="row">
        <Accept {...shared} ticket={ticket} />
        <Replies {...shared} brief={brief} glance={glance} now={now} />
      </div>
      <div className="row">
        {more.filter(can).map((which) => (
          <button
            key={which}
            ref={(button) => void toggles.current.set(which, button)}
            type="button"
            className="plain"
            aria-expanded={open === which}
            onClick={() => setOpen((before) => (before === which ? null : which))}
          >
            {t(`panel.${which}`)}
          </button>
        ))}
      </div>
      {problem !== null && <p className="problem">{problem}</p>}
      {open === 'hand_back' && isOpen && <HandBack {...shared} handoff={now.handoff} onDone={() => close(open)} />}
      {open === 'switch_channel' && isOpen && (
        <SwitchChannel
          {...shared}
          handoff={now.handoff}
          requester={brief.requester}
          onDone={(after) => {
            ticket.take(after);
            close(open);
          }}
        />
      )}
      {open === 'add_tags' && <Tags {...shared} />}
      {open === 'fill_field' && <Fields {...shared} />}
      {open === 'use_macro' && ticketId !== null && <Macros {...shared} ticketId={ticketId} />}
      {now !== null && <Verdicts {...shared} now={now} take={ticket.take} />}
    </section>
  );
}
