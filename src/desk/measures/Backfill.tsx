import { useEffect, useState } from 'react';
import { useDesk } from '../context.ts';
import { Shown } from '../parts/Shown.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { useAsked } from '../use-asked.ts';
import { dayName, share } from './figures.ts';

interface Progress {
  begun: boolean;
  from: string | null;
  share: number;
  tickets: number;
  complete: boolean;
  stopped: { reason: string | null; at: string | null } | null;
}

const path = '/v1/desk/measures/backfill';
/** Zendesk's proxy lets an agent ask a hundred times a minute. */
const lookAgainMs = 10_000;

/** What Zendesk itself measured: fetched for the time before its webhooks were there, and then followed. */
export function Backfill({ from }: { from: string }) {
  const { t, may, ask } = useDesk();
  const asked = useAsked<Progress>(path);
  const [day, setDay] = useState(from);
  const [error, setError] = useState<unknown>(null);
  // The server has said that it begins: how far it is may be asked in vain, and is asked again.
  const [isBegun, setBegun] = useState(false);
  const isUnderWay = (isBegun || asked.value?.begun === true) && !asked.value?.complete && !asked.value?.stopped;
  const { again } = asked;
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(again, lookAgainMs);
    return () => clearInterval(timer);
  }, [isUnderWay, again]);

  async function begin(where = path, body: object = { from: day }): Promise<void> {
    setError(null);
    try {
      await ask(where, { method: 'POST', body });
      setBegun(true);
      again();
    } catch (failure) {
      setError(failure);
    }
  }

  return (
    <section aria-labelledby="backfill">
      <h2 id="backfill">{t('measures.backfill')}</h2>
      <p className="hint">{t('measures.backfill_hint')}</p>
      <Shown asked={asked}>
        {(progress) => (
          <>
            {progress.begun && (progress.complete || progress.stopped === null) && (
              <p role="status">
                {t(progress.complete ? 'measures.backfill_complete' : 'measures.backfill_going', {
                  from: dayName((progress.from ?? day).slice(0, 10), t.locale),
                  n: progress.tickets,
                  share: share(progress.share, t.locale),
                })}
              </p>
            )}
            {progress.stopped !== null && (
              <div className="trouble" role="alert">
                <p>{t('measures.backfill_stopped', { n: progress.tickets })}</p>
                {progress.stopped.reason !== null && <pre dir="ltr">{progress.stopped.reason}</pre>}
                {may.includes('tune') && (
                  <button type="button" className="chip" onClick={() => void begin(`${path}/resumption`, {})}>
                    {t('measures.backfill_again')}
                  </button>
                )}
              </div>
            )}
            {isUnderWay && <progress aria-label={t('measures.backfill')} max={1} value={progress.share} />}
          </>
        )}
      </Shown>
      {error !== null && <Trouble error={error} />}
      {may.includes('tune') ? (
        <form
          className="choose"
          onSubmit={(event) => {
            event.preventDefault();
            void begin();
          }}
        >
          <label>
            {t('measures.backfill_from')}
            <input type="date" required value={day} onChange={({ target }) => setDay(target.value)} />
          </label>
          <button type="submit" className="button" disabled={isUnderWay}>
            {t('measures.backfill_begin')}
          </button>
        </form>
      ) : (
        <p className="soft">{t('only_see')}</p>
      )}
    </section>
  );
}
