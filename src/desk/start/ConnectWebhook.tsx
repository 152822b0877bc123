import { useState } from 'react';
import { useAnnounce } from '../../parts/Announcer.tsx';
import { Said } from '../../parts/Said.tsx';
import { useDesk } from '../context.ts';
import { Trouble } from '../parts/Trouble.tsx';
import { useAct } from '../use-act.ts';

interface Connected {
  endpoint: string;
  change: 'created' | 'mended' | 'unchanged';
}

/** Has Zendesk tell our server of replies and ends: makes its webhook, or mends one that somebody changed. */
export function ConnectWebhook({ onConnected }: { onConnected: () => void }) {
  const { t, may } = useDesk();
  const { act, isBusy, error } = useAct();
  const announce = useAnnounce();
  const [done, setDone] = useState<Connected | null>(null);
  if (!may.includes('tune')) return null;
  const connect = async () => {
    const answer = await act<Connected>('/v1/desk/webhook');
    setDone(answer);
    if (answer === null) return;
    announce(t(`webhook.${answer.change}`));
    onConnected();
  };
  return (
    <section>
      <h2>{t('webhook.title')}</h2>
      <p className="hint">{t('webhook.hint')}</p>
      {error !== null && <Trouble error={error} />}
      {done !== null && (
        <p>
          {t(`webhook.${done.change}`)} <Said text={done.endpoint} />
        </p>
      )}
      <button type="button" className="button" disabled={isBusy} onClick={() => void connect()}>
        {t('webhook.connect')}
      </button>
    </section>
  );
}
