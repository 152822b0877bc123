import { Button } from '@zendeskgarden/react-buttons';
import { Field, Input, Select } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import { useDesk } from '../context.ts';
import { Trouble } from '../parts/Trouble.tsx';
import { useAct } from '../use-act.ts';
import { useAsked } from '../use-asked.ts';
import type { BotList } from './bot.ts';
import { type Guide, HowTo } from './HowTo.tsx';
import { Made } from './Made.tsx';
import { TryOut } from './TryOut.tsx';

const nameFor = (kind: string) => `${kind.replaceAll('_', '-')}-bot`;

/** Pick the platform, get address and secret, see a first delivery arrive. */
export function ConnectBot({ list, inWizard = false, onConnected }: { list: BotList; inWizard?: boolean; onConnected: () => void }) {
  const { t } = useDesk();
  const { act, isBusy, error } = useAct();
  const [kind, setKind] = useState('baton');
  const [name, setName] = useState<string | null>(null);
  const [secret, setSecret] = useState('');
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null);
  const guide = useAsked<Guide>(`/v1/desk/platforms/${kind}`).value;
  const called = name ?? nameFor(kind);
  const connect = async () => {
    const own = guide?.makes_secret ? secret : null;
    setMade(await act('/v1/desk/bots', { name: called, kind, secret: own }));
  };
  if (made !== null)
    return (
      <>
        <h2>{t('bots.made', { name: made.name })}</h2>
        <Made name={made.name} secret={guide?.makes_secret ? null : made.secret} />
        <TryOut name={made.name} />
        {guide && <HowTo guide={guide} />}
        <p>
          {inWizard ? (
            <Button isPrimary onClick={onConnected}>
              {t('bots.go_on')}
            </Button>
          ) : (
            <a className="button" href={`#/bots/${made.name}`} onClick={onConnected}>
              {t('bots.done')}
            </a>
          )}
        </p>
      </>
    );
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void connect();
      }}
    >
      <Field>
        <Field.Label>{t('bots.platform')}</Field.Label>
        <Select value={kind} onChange={({ target }) => setKind(target.value)}>
          {list.kinds.map((one) => (
            <option key={one.kind} value={one.kind}>
              {one.title}
            </option>
          ))}
        </Select>
      </Field>
      <Field>
        <Field.Label>{t('bots.call_it')}</Field.Label>
        <Field.Hint>{t('bots.call_it_hint')}</Field.Hint>
        <Input value={called} maxLength={63} required onChange={({ target }) => setName(target.value)} />
      </Field>
      {guide?.makes_secret && (
        <Field>
          <Field.Label>{t('bots.its_secret', { platform: guide.title })}</Field.Label>
          <Field.Hint>{guide.where}</Field.Hint>
          <Input value={secret} required autoComplete="off" onChange={({ target }) => setSecret(target.value)} />
        </Field>
      )}
      {error !== null && <Trouble error={error} />}
      <div>
        <Button type="submit" isPrimary disabled={isBusy}>
          {t('bots.connect')}
        </Button>
      </div>
    </form>
  );
}
