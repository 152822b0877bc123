import { useState } from 'react';
import type { Brief } from '#domain/brief.ts';
import type { Glance } from '#domain/glance/glance.ts';
import type { Host } from '../../host/connect.ts';
import { insertReply } from '../../host/reply.ts';
import { useT } from '../../i18n/context.ts';
import { languageName } from '../../i18n/format.ts';
import { later } from '../../parts/later.tsx';
import type { Ticket } from '../use-ticket.ts';
import { Accept } from './Accept.tsx';
import { useAct } from './use-act.ts';
import { Verdicts } from './Verdicts.tsx';

const HandBack = later(() => import('./HandBack.tsx'));
const SwitchChannel = later(() => import('./SwitchChannel.tsx'));
const Tags = later(() => import('./Tags.tsx'));

interface ActionsProps {
  host: Host;
  brief: Brief;
  glance: Glance;
  ticket: Ticket;
}

type More = 'hand_back' | 'switch' | 'tags' | null;

/** What an agent can do from here, in the order in which it is done. */
export default function Actions({ host, brief, glance, ticket }: ActionsProps) {
  const t = useT();
  const { isBusy, problem, act } = useAct();
  const [more, setMore] = useState<More>(null);
  const [told, setTold] = useState<string | null>(null);
  const { now } = ticket;
  const isOpen = now !== null && now.state === 'accepted';
  const toggle = (which: More) => setMore((open) => (open === which ? null : which));

  const close = () => {
    setMore(null);
    ticket.nudge();
  };

  const reply = () =>
    act(async () => {
      // Templates of every language are loaded for whoever wants one.
      const { firstReply } = await import('#domain/first-reply.ts');
      const { text, language, isTheirs } = firstReply(brief, glance);
      await insertReply(host, text);
      const said = isTheirs ? t('panel.reply_inserted') : t('panel.reply_in_other', { language: languageName(language, t.locale) });
      setTold(said);
      return said;
    });

  // Into the editor, never further: an agent reads it, changes it and sends it.
  const insertDraft = () =>
    act(async () => {
      await insertReply(host, (brief.summary?.draft ?? []).map(({ text }) => text).join(' '));
      const said = t('panel.draft_inserted');
      setTold(said);
      return said;
    });

  return (
    <section className="actions" tabIndex={-1} aria-label={t('panel.actions')}>
      <div className="row">
        <Accept host={host} ticket={ticket} act={act} isBusy={isBusy} />
        <button type="button" className="button" onClick={() => void reply()} aria-disabled={isBusy}>
          {t('panel.insert_reply')}
        </button>
        {brief.summary !== null && brief.summary.draft.length > 0 && (
          <button type="button" className="button" onClick={() => void insertDraft()} aria-disabled={isBusy}>
            {t('panel.insert_draft')}
          </button>
        )}
      </div>
      <div className="row">
        {isOpen && (
          <button type="button" className="plain" aria-expanded={more === 'hand_back'} onClick={() => toggle('hand_back')}>
            {t('panel.hand_back')}
          </button>
        )}
        <button type="button" className="plain" aria-expanded={more === 'tags'} onClick={() => toggle('tags')}>
          {t('panel.add_tags')}
        </button>
        {isOpen && (
          <button type="button" className="plain" aria-expanded={more === 'switch'} onClick={() => toggle('switch')}>
            {t('panel.switch_channel')}
          </button>
        )}
      </div>
      {problem !== null && <p className="problem">{problem}</p>}
      {told !== null && problem === null && <p className="soft">{told}</p>}
      {more === 'hand_back' && isOpen && <HandBack host={host} handoff={now.handoff} act={act} isBusy={isBusy} onDone={close} />}
      {more === 'switch' && isOpen && (
        <SwitchChannel
          host={host}
          handoff={now.handoff}
          requester={brief.requester}
          act={act}
          isBusy={isBusy}
          onDone={(after) => {
            ticket.take(after);
            close();
          }}
        />
      )}
      {more === 'tags' && <Tags host={host} act={act} isBusy={isBusy} />}
      {now !== null && <Verdicts host={host} now={now} act={act} isBusy={isBusy} take={ticket.take} />}
    </section>
  );
}
