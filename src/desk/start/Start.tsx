import { useDesk } from '../context.ts';
import { Shown } from '../parts/Shown.tsx';
import { useAsked } from '../use-asked.ts';
import { usePlace } from '../use-place.ts';
import { Checklist } from './Checklist.tsx';
import { ConnectWebhook } from './ConnectWebhook.tsx';
import { Samples } from './Samples.tsx';
import type { Setup } from './setup.ts';
import { Wizard } from './Wizard.tsx';

/** Where the desk begins: what is set up, what is missing, and a way through all of it for whoever is new. */
export default function Start() {
  const { t, may, url } = useDesk();
  const place = usePlace();
  const asked = useAsked<Setup>('/v1/desk/setup');
  return (
    <Shown asked={asked}>
      {(setup) => {
        if (place === 'first') return <Wizard setup={setup} isOld={asked.isAsking} onChanged={asked.again} />;
        const missing = setup.checks.filter(({ state }) => state === 'missing').length;
        return (
          <>
            <p role="status">{t('start.server', { url })}</p>
            <p>{t('start.missing', { missing, all: setup.checks.length })}</p>
            <p className="row">
              {may.includes('tune') && (
                <a className="button primary" href="#/start/first">
                  {t('start.begin')}
                </a>
              )}
              <button type="button" className="button" onClick={asked.again}>
                {t('start.look_again')}
              </button>
            </p>
            <Checklist checks={setup.checks} />
            {setup.can_connect && <ConnectWebhook onConnected={asked.again} />}
            <Samples count={setup.samples} onRemoved={asked.again} />
          </>
        );
      }}
    </Shown>
  );
}
