import { useState } from 'react';
import { useDesk } from '../context.ts';
import { SaveBar } from '../parts/SaveBar.tsx';
import { useSetting } from '../use-setting.ts';
import { AlertForm } from './AlertForm.tsx';
import type { AlertRoute } from './alert-route.ts';

/** Who is alerted of what, route by route. Addresses that are secrets come hidden, and stay what they are where nobody changes them. */
export function Alerts({ groups }: { groups: string[] }) {
  const { t, may } = useDesk();
  const setting = useSetting<Record<string, AlertRoute>>('alerts');
  const [name, setName] = useState('');
  const { saved, draft, change } = setting;
  const canTune = may.includes('tune');
  if (draft === null) return null;
  const isNew = /^[a-z0-9][a-z0-9_-]{0,62}$/.test(name) && !Object.hasOwn(draft, name);
  return (
    <section>
      <h2>{t('alerts.title')}</h2>
      <p className="hint">{t('alerts.hint')}</p>
      {Object.keys(draft).length === 0 && <p>{t('alerts.none')}</p>}
      {Object.entries(draft).map(([one, route]) => (
        <AlertForm
          key={one}
          name={one}
          route={route}
          groups={groups}
          isNew={!Object.hasOwn(saved?.value ?? {}, one)}
          canTune={canTune}
          canTest={JSON.stringify(saved?.value[one]) === JSON.stringify(route)}
          onChange={(changed) => change({ ...draft, [one]: changed })}
          onRemove={() => change(Object.fromEntries(Object.entries(draft).filter(([other]) => other !== one)))}
        />
      ))}
      {canTune && (
        <form
          className="bulk"
          onSubmit={(event) => {
            event.preventDefault();
            change({ ...draft, [name]: { kind: 'slack', url: '' } });
            setName('');
          }}
        >
          <label htmlFor="new-route">{t('alerts.name')}</label>
          <input id="new-route" value={name} maxLength={63} onChange={({ target }) => setName(target.value)} />
          <button type="submit" className="button" disabled={!isNew}>
            {t('alerts.add')}
          </button>
        </form>
      )}
      <SaveBar setting={setting} />
    </section>
  );
}
