import { Button } from '@zendeskgarden/react-buttons';
import { useEffect, useId, useRef, useState } from 'react';
import { computeApart } from '../api/compute-apart.ts';
import type { BriefResult } from '../api/read-brief.ts';
import type { Host } from '../host/connect.ts';
import { onRequesterChanged } from '../host/requester.ts';
import { followHeight } from '../host/resize.ts';
import { useT } from '../i18n/context.ts';
import { useAnnounced } from '../parts/Announcer.tsx';
import { Form } from '../parts/Form.tsx';
import { BriefView } from './BriefView.tsx';
import { Tickets } from './customer/Tickets.tsx';
import type { Ticket } from './use-ticket.ts';

type Read = Extract<BriefResult, { source: 'computed' }>;

/** Beside a ticket that is being written: a transcript that somebody sent can be read here, and the person's other tickets are at hand. */
export default function NewTicket({ host }: { host: Host }) {
  const t = useT();
  const id = useId();
  const [text, setText] = useState('');
  const [read, setRead] = useState<Read | 'reading' | 'nothing' | null>(null);
  const [requesters, setRequesters] = useState(0);
  useEffect(() => onRequesterChanged(host, () => setRequesters((count) => count + 1)), [host]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => followHeight(host, box.current!), [host]);

  async function readText(): Promise<void> {
    setRead('reading');
    const apart = computeApart();
    // What somebody pastes they have chosen: it ends where they say.
    const computed = await apart.compute({ text: `${text}\n` }).finally(apart.end);
    setRead(computed ? { kind: 'brief', source: 'computed', because: 'no_server_url', file: null, ...computed } : 'nothing');
  }

  const isIdle = text.trim() === '' || read === 'reading';
  const said = read === 'reading' ? t('panel.loading') : read === 'nothing' ? t('panel.paste_nothing') : null;
  useAnnounced(said);
  const isRead = read !== null && typeof read === 'object';
  return (
    <div ref={box} className="panel">
      {isRead ? (
        <>
          <p className="back">
            <button type="button" className="plain" onClick={() => setRead(null)}>
              {t('panel.paste_again')}
            </button>
          </p>
          <BriefView host={host} result={read} ticket={nothingFollowed} />
        </>
      ) : (
        <main tabIndex={-1} aria-label={t('panel.title')}>
          <h1>{t('panel.new_title')}</h1>
          <Form onSend={() => !isIdle && void readText()}>
            <label htmlFor={id}>{t('panel.paste')}</label>
            <textarea id={id} rows={6} value={text} onChange={(event) => setText(event.target.value)} />
            <Button size="small" type="submit" aria-disabled={isIdle}>
              {t('panel.paste_read')}
            </Button>
            {said !== null && <p className="soft">{said}</p>}
          </Form>
          <Tickets key={requesters} host={host} level={2} />
        </main>
      )}
    </div>
  );
}

/** No handoff stands behind what was pasted. */
const nothingFollowed: Ticket = {
  result: null,
  now: null,
  isLost: false,
  again: () => undefined,
  take: () => undefined,
  nudge: () => undefined,
};
