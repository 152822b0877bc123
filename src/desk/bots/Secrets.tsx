import { Button } from '@zendeskgarden/react-buttons';
import { Field, Input } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import { useAnnounce } from '../../parts/Announcer.tsx';
import { useDesk } from '../context.ts';
import { Trouble } from '../parts/Trouble.tsx';
import { useAct } from '../use-act.ts';
import { useAsked } from '../use-asked.ts';
import type { Bot } from './bot.ts';
import type { Guide } from './HowTo.tsx';
import { Made } from './Made.tsx';

/** A new secret counts beside the old one until the bot has changed over; then the old one is retired. */
export function Secrets({ bot: { name, kind, secrets }, onChanged }: { bot: Bot; onChanged: () => void }) {
  const { t, may } = useDesk();
  const announce = useAnnounce();
  const { act, isBusy, error } = useAct();
  const guide = useAsked<Guide>(`/v1/desk/platforms/${kind}`).value;
  const [own, setOwn] = useState('');
  const [made, setMade] = useState<string | null>(null);
  const canTune = may.includes('tune');
  const add = async () => {
    const answer = await act<{ secret: string }>(`/v1/desk/bots/${name}/secrets`, { secret: guide?.makes_secret ? own : null });
    if (!answer) return;
    setMade(guide?.makes_secret ? null : answer.secret);
    setOwn('');
    onChanged();
  };
  const retire = async (ending: string) => {
    if (!(await act(`/v1/desk/bots/${name}/secrets/retire`, { ending }))) return;
    announce(t('secrets.retired'));
    onChanged();
  };
  return (
    <section>
      <h2>{t('secrets.title')}</h2>
      <p className="hint">{t('secrets.hint')}</p>
      {error !== null && <Trouble error={error} />}
      <ul className="lines">
        {secrets.map((ending, index) => (
          <li key={ending}>
            <code dir="ltr">…{ending}</code> {index === 0 && secrets.length > 1 && <span className="soft">{t('secrets.newest')}</span>}
            {canTune && secrets.length > 1 && (
              <button
                type="button"
                className="chip"
                disabled={isBusy}
                aria-label={t('secrets.retire_one', { ending })}
                onClick={() => void retire(ending)}
              >
                {t('secrets.retire')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {made !== null && <Made name={name} secret={made} />}
      {canTune && (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          {guide?.makes_secret && (
            <Field>
              <Field.Label>{t('bots.its_secret', { platform: guide.title })}</Field.Label>
              <Input value={own} required autoComplete="off" onChange={({ target }) => setOwn(target.value)} />
            </Field>
          )}
          <Button type="submit" disabled={isBusy || guide === null}>
            {t('secrets.add')}
          </Button>
        </form>
      )}
    </section>
  );
}
