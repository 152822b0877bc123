import { useState } from 'react';
import { useDesk } from '../context.ts';
import { Trouble } from '../parts/Trouble.tsx';
import { useAct } from '../use-act.ts';

/** Connects Zendesk by its own page, in a window of its own: an admin allows it there, and comes back to our server. */
export function Connect() {
  const { t, may } = useDesk();
  const { act, isBusy, error } = useAct();
  const [address, setAddress] = useState<string | null>(null);
  if (!may.includes('tune')) return null;
  const begin = async () => setAddress((await act<{ address: string }>('/v1/desk/connection'))?.address ?? null);
  return (
    <section>
      <h2>{t('connect.title')}</h2>
      <p className="hint">{t('connect.hint')}</p>
      {error !== null && <Trouble error={error} />}
      {address === null ? (
        <button type="button" className="button" disabled={isBusy} onClick={() => void begin()}>
          {t('connect.begin')}
        </button>
      ) : (
        <p>
          <a className="button" href={address} target="_blank" rel="noreferrer">
            {t('connect.open')}
          </a>
        </p>
      )}
    </section>
  );
}
